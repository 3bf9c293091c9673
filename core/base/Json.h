#pragma once

#include "base/Result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// A JSON value exactly as it was spelled: key order, number spelling and \u escapes survive.
struct RawJson
{
    std::string_view text;
    bool isEmpty() const { return text.empty(); }
};

// The inside of a JSON string (between the quotes) exactly as it was spelled, escapes and all.
// It can be copied between any two JSON strings without being decoded.
struct JsonText
{
    std::string_view escaped;
    bool isEmpty() const { return escaped.empty(); }
};

enum class JsonKind : std::uint8_t { Missing, Null, Bool, Number, String, Array, Object };

class JsonDocument;

// A value inside a JsonDocument: a cheap view, valid as long as the document lives and is not parsed
// anew. Looking up what is not there gives a Missing value, so lookups can be chained.
class JsonValue
{
public:
    JsonValue() = default;

    JsonKind kind() const;
    bool isMissing() const { return kind() == JsonKind::Missing; }
    bool isNull() const { return kind() == JsonKind::Null; }
    // Missing or null: both APIs treat an explicit null as not given.
    bool isAbsent() const { return isMissing() || isNull(); }
    bool isString() const { return kind() == JsonKind::String; }
    bool isNumber() const { return kind() == JsonKind::Number; }
    bool isBool() const { return kind() == JsonKind::Bool; }
    bool isArray() const { return kind() == JsonKind::Array; }
    bool isObject() const { return kind() == JsonKind::Object; }
    // An array or object without members; false for everything else.
    bool isEmptyContainer() const;

    // The value as spelled, without white space around it. Empty for a missing value.
    RawJson raw() const;
    // The inside of a string as spelled. Empty for everything that is not a string.
    JsonText text() const;
    // The decoded string (lone surrogates become U+FFFD). Empty for everything that is not a string.
    std::string decoded() const;
    // True for a string whose decoded value is `plain`.
    bool equals(std::string_view plain) const;

    bool boolOr(bool fallback) const;
    // A number without fraction that fits; nothing for everything else.
    std::optional<std::int64_t> integer() const;
    std::optional<double> number() const;

    // The member of an object (the last one when the key is given twice); Missing when there is none.
    JsonValue operator[](std::string_view key) const;
    // The element of an array; Missing when out of range.
    JsonValue at(std::size_t index) const;
    // Number of elements or members; 0 for scalars.
    std::size_t size() const;

    // The key of a member, decoded. Empty for elements and the root.
    std::string key() const;
    // The key of a member as spelled, without quotes.
    JsonText rawKey() const;

    // Walks elements of an array or members of an object; nothing for scalars.
    class Iterator
    {
    public:
        Iterator(const JsonDocument* document, std::uint32_t node)
            : m_document(document)
            , m_node(node)
        {
        }
        JsonValue operator*() const { return JsonValue(m_document, m_node); }
        Iterator& operator++();
        bool operator==(const Iterator& other) const { return m_node == other.m_node; }

    private:
        const JsonDocument* m_document;
        std::uint32_t m_node;
    };
    Iterator begin() const;
    Iterator end() const;

    // Where this value stands, as in "messages[3].content"; "" for the root. Walks from the root: for
    // error texts only.
    std::string path() const;

private:
    friend class JsonDocument;
    JsonValue(const JsonDocument* document, std::uint32_t node)
        : m_document(document)
        , m_node(node)
    {
    }

    const JsonDocument* m_document = nullptr;
    std::uint32_t m_node = 0;
};

// One JSON text, parsed and validated as a whole (RFC 8259, UTF-8, nesting up to `maxDepth`), with
// every value addressable as a slice of the text. Parse again to reuse its memory.
class JsonDocument
{
public:
    static constexpr std::size_t maxDepth = 256;

    JsonDocument() = default;
    ~JsonDocument() = default;
    JsonDocument(JsonDocument&&) noexcept = default;
    JsonDocument& operator=(JsonDocument&&) noexcept = default;

    // Takes the text over. Errors: InvalidRequest with what is wrong and its line and column.
    Result<void> parse(std::string text);
    // Copies the text into memory that is kept from parse to parse: for small texts such as the
    // events of a stream.
    Result<void> parseCopy(std::string_view text);

    // The root; Missing before the first successful parse.
    JsonValue root() const;
    std::string_view text() const { return m_text; }

private:
    friend class JsonValue;
    friend class JsonValue::Iterator;
    friend class JsonTreeBuilder;

    struct Node
    {
        std::uint32_t begin = 0; // offset of the value in the text
        std::uint32_t length = 0;
        std::uint32_t keyBegin = 0; // offset of the key's first character behind the quote
        std::uint32_t keyLength = 0;
        std::uint32_t next = 0; // next sibling, or 0
        std::uint32_t childCount = 0;
        JsonKind kind = JsonKind::Missing;
        bool keyEscaped = false; // the key contains a backslash
    };

    Result<void> build();
    void locate(std::uint32_t offset, std::string& path) const;

    std::string m_text;
    std::vector<Node> m_nodes; // [0] is the Missing node, [1] the root; a first child follows its parent
};

// The decoded form of an escaped text (lone surrogates become U+FFFD).
std::string decodeJsonText(JsonText text);
// Decodes into `out` (appended). Use where the result is kept in a caller's buffer.
void appendDecoded(std::string& out, JsonText text);
// Appends `plain` (any bytes; invalid UTF-8 becomes U+FFFD) as the inside of a JSON string.
void appendEscaped(std::string& out, std::string_view plain);
// Appends text that is already valid UTF-8 as the inside of a JSON string: the fast way, for slices
// of a validated document.
void appendEscapedValid(std::string& out, std::string_view plain);
std::string escapeJson(std::string_view plain);
// True when decoding gives only white space (or nothing).
bool isBlank(JsonText text);
// `bytes` with every invalid UTF-8 sequence replaced by U+FFFD.
std::string toValidUtf8(std::string_view bytes);

} // namespace dragoman
