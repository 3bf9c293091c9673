#pragma once

#include "base/Json.h"
#include "base/Result.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman {

// Changes single values of a JSON text and leaves every other byte as it is. Collect the changes, then
// apply them at once; a value inside a removed one goes with it.
class BodyEdit
{
public:
    // The document must outlive the edit and stay as it is.
    explicit BodyEdit(const JsonDocument& document)
        : m_document(document)
    {
    }

    // Puts the JSON text `json` in the place of a value of the document.
    void replaceValue(const JsonValue& value, std::string json);
    // Sets a member of the root object, or adds it at the end.
    void replaceMember(std::string_view key, std::string json);
    // Sets or adds each member of `additions` in the root object.
    // Errors: InvalidRequest when `additions` is no JSON object.
    Result<void> setMembers(RawJson additions);
    // Removes a member of the root object, however often it is given.
    void removeMember(std::string_view key) { removeMember(m_document.root(), key); }
    void removeMember(const JsonValue& object, std::string_view key);
    // Removes a direct child of an array.
    void removeElement(const JsonValue& array, const JsonValue& element);

    // True when no call changed anything.
    bool isEmpty() const;
    // The changed text.
    std::string apply() const;

private:
    // Bytes [begin, end) of the document give way to `text`.
    struct Cut
    {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::string text{};
    };
    struct Removal
    {
        JsonValue parent;
        std::set<std::size_t> children; // offsets of their values
    };

    std::size_t begin(const JsonValue& value) const;
    std::size_t end(const JsonValue& value) const { return begin(value) + value.raw().text.size(); }
    std::size_t beginWithKey(const JsonValue& value) const;
    void remove(const JsonValue& parent, const JsonValue& child);
    void addRemovalCuts(const Removal& removal, std::vector<Cut>& cuts) const;
    Cut additionCut() const;

    const JsonDocument& m_document;
    std::vector<Cut> m_replaced;
    std::map<std::size_t, Removal> m_removed; // by the offset of the parent
    std::vector<std::pair<std::string, std::string>> m_added; // key (plain) and JSON text
};

} // namespace dragoman
