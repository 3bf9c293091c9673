#include "base/Secret.h"

#include "base/KeyShapes.h"

namespace dragoman {

namespace {

bool isKeyCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
        || c == '.';
}

bool standsAlone(const std::string& text, std::size_t at, std::size_t length)
{
    const bool before = at > 0 && isKeyCharacter(text[at - 1]);
    const bool after = at + length < text.size() && isKeyCharacter(text[at + length]);
    return !before && !after;
}

} // namespace

bool Secret::equals(std::string_view candidate) const
{
    const std::size_t length = m_value.size();
    unsigned difference = candidate.size() == length ? 0 : 1;
    for (std::size_t i = 0; i < candidate.size(); ++i) {
        const char mine = length > 0 ? m_value[i % length] : '\0';
        difference |= static_cast<unsigned char>(mine) ^ static_cast<unsigned char>(candidate[i]);
    }
    return difference == 0 && length > 0;
}

std::string redact(std::string text, const Secret& secret)
{
    constexpr std::size_t distinctive = 8;
    const std::string_view value = secret.reveal();
    if (value.empty())
        return text;
    for (std::size_t at = text.find(value); at != std::string::npos; at = text.find(value, at)) {
        if (value.size() >= distinctive || standsAlone(text, at, value.size()))
            text.replace(at, value.size(), redactedSecret);
        at += redactedSecret.size();
    }
    return text;
}

std::string redactKeyShapes(std::string text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::optional<TextRange> key = keyShapeAt(text, at);
        if (key)
            text.replace(key->begin, key->end - key->begin, redactedSecret);
    }
    return text;
}

} // namespace dragoman
