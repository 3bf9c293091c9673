#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace dragoman {

// A key or token. It prints as *** wherever a text is expected by accident; only reveal() gives the
// value, so a search for that word finds every place where a secret leaves this type.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string value)
        : m_value(std::move(value))
    {
    }

    bool isEmpty() const { return m_value.empty(); }
    // The value itself; the view is valid as long as this object is unchanged.
    std::string_view reveal() const { return m_value; }
    // Compares in a time that depends on the length of `candidate` only.
    bool equals(std::string_view candidate) const;

private:
    std::string m_value;
};

// What logs and messages show in the place of any secret.
inline constexpr std::string_view redactedSecret = "***";

// `text` with every occurrence of `secret` replaced by ***. Secrets under 8 characters are replaced
// too, but only where they stand alone between characters that no key contains.
std::string redact(std::string text, const Secret& secret);

// `text` with everything that looks like a provider key (sk-..., key-..., Bearer ...) replaced by ***.
std::string redactKeyShapes(std::string text);

} // namespace dragoman
