#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// Appends one event: `event: name` (left out when the name is empty), `data: ...` and the empty line
// that ends it. Line breaks in `data` (LF, CR or CR LF) make further data lines, so nothing in it can
// start an event of its own. The name must have no line break.
void appendSseEvent(std::string& out, std::string_view name, std::string_view data);
// The same without a name, as OpenAI's streams have it.
void appendSseData(std::string& out, std::string_view data);
// Appends a comment, which clients skip; without line breaks.
void appendSseComment(std::string& out, std::string_view text);

} // namespace dragoman
