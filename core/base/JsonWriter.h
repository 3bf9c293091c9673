#pragma once

#include "base/Json.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace dragoman {

// Appends JSON to a string, compact and in the order of the calls; it puts the commas. What is
// written is not checked for balance: every begin needs its end.
//
//     JsonWriter json(out);
//     json.beginObject();
//     json.key("model").string(name);
//     json.key("messages").beginArray(); ... json.endArray();
//     json.endObject();
class JsonWriter
{
public:
    // `out` must outlive the writer; what it holds already stays.
    explicit JsonWriter(std::string& out)
        : m_out(out)
    {
    }

    JsonWriter& beginObject() { return open('{'); }
    JsonWriter& endObject() { return close('}'); }
    JsonWriter& beginArray() { return open('['); }
    JsonWriter& endArray() { return close(']'); }

    // A key of plain ASCII without characters that need escaping.
    JsonWriter& key(std::string_view name);
    JsonWriter& key(JsonText name);

    JsonWriter& string(std::string_view plain); // escapes; invalid UTF-8 becomes U+FFFD
    JsonWriter& string(JsonText text); // as spelled
    JsonWriter& raw(RawJson value); // as spelled; an empty slice writes null
    // The JSON text itself as the content of a string, as in OpenAI's `arguments`.
    JsonWriter& stringOf(RawJson value);
    JsonWriter& integer(std::int64_t value);
    JsonWriter& number(double value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();

    // A string put together from pieces: beginString, any number of append..., endString.
    JsonWriter& beginString();
    JsonWriter& append(std::string_view plain);
    JsonWriter& append(JsonText text);
    JsonWriter& endString();

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void separate();

    std::string& m_out;
    bool m_first = true; // nothing stands before the next value at this level
};

} // namespace dragoman
