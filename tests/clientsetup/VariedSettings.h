#pragma once

#include "clients/SettingsFormat.h"

#include <random>
#include <string>

namespace dragoman {

// Makes settings texts that differ in everything a person may do to them: indentation, comments, line ends,
// order, nesting, characters of other scripts. The same seed makes the same text.
class VariedSettings
{
public:
    explicit VariedSettings(unsigned seed)
        : m_random(seed)
    {
    }

    std::string text(FileFormat format);

private:
    bool chance(unsigned percent) { return m_random() % 100 < percent; }
    template <class List>
    auto pick(const List& list)
    {
        return list[m_random() % std::size(list)];
    }

    std::string jsonc();
    std::string jsoncObject(int depth, const std::string& indent);
    std::string jsoncValue(int depth, const std::string& indent);
    std::string gap(const std::string& indent);
    std::string toml();
    std::string tomlValue();
    std::string yaml();
    std::string yamlEntry(const std::string& indent);
    std::string hashComment() { return chance(30) ? "  # \xE6\xB3\xA8 [x] \"y\" : - {" : ""; }
    std::string finished(std::string text);

    std::mt19937 m_random;
    std::string m_unit{}; // of indentation; empty = all on one line
    unsigned m_comments = 0; // per cent
};

} // namespace dragoman
