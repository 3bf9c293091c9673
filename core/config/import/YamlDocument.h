#pragma once

#include "base/Result.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct yaml_document_s; // NOLINT(readability-identifier-naming): its name is libyaml's

namespace dragoman {

class YamlDocument;

// A value inside a YamlDocument: a cheap view, valid as long as the document. Looking up what is not there
// gives a missing value, so lookups can be chained.
class YamlValue
{
public:
    YamlValue() = default;

    bool isMissing() const { return m_node == 0; }
    bool isScalar() const;
    bool isMapping() const;
    bool isSequence() const;

    // The text of a scalar, empty for everything else and for a plain `null` or `~`.
    std::string text() const;
    // The member of a mapping, also one that a merge key (`<<`) brings in.
    YamlValue operator[](std::string_view key) const;
    // The elements of a sequence; nothing for everything else.
    std::vector<YamlValue> elements() const;
    // The keys that a mapping has itself.
    std::vector<std::string> keys() const;
    // Where it begins, counted from 1.
    std::size_t line() const;
    // Where it begins and ends in the text, in characters, not bytes. The end of a block mapping or sequence
    // is where the next thing begins.
    std::size_t beginCharacter() const;
    std::size_t endCharacter() const;
    // A scalar without quotes.
    bool isPlain() const;
    // A mapping or sequence in brackets.
    bool isFlow() const;

private:
    friend class YamlDocument;
    YamlValue(const YamlDocument* document, int node)
        : m_document(document)
        , m_node(node)
    {
    }
    YamlValue find(std::string_view key, int& merges) const;
    YamlValue merged(std::string_view key, int& merges) const;

    const YamlDocument* m_document = nullptr;
    int m_node = 0; // as libyaml counts them; 0 = missing
};

// The first document of a YAML text. An alias is the same value again, not a copy of it: a text cannot make
// itself larger in memory than it is.
class YamlDocument
{
public:
    YamlDocument();
    ~YamlDocument();
    YamlDocument(const YamlDocument&) = delete;
    YamlDocument& operator=(const YamlDocument&) = delete;

    // Errors: InvalidRequest with what is wrong and its line and column.
    Result<void> parse(std::string_view text);
    YamlValue root() const;

private:
    friend class YamlValue;
    std::unique_ptr<yaml_document_s> m_document;
    bool m_loaded = false;
};

} // namespace dragoman
