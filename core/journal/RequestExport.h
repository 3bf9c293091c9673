#pragma once

#include "journal/JournalReader.h"

#include <string>

namespace dragoman {

class JsonWriter;

// Requests for other programs. Times are UTC (ISO 8601), durations milliseconds; what is not known is null.

// One object, without bodies; attempts, skipped providers and warnings where the record holds them.
void writeRequest(JsonWriter& json, const StoredRequest& request);

// RFC 4180, the first line names the columns. A text that a spreadsheet would take for a formula gets a '
// before it, as names come from clients.
std::string requestCsvHead();
std::string requestCsvLine(const StoredRequest& request);

// One cell, quoted where it must be.
std::string csvCell(const std::string& text);

// 2026-11-20T09:15:00.000Z
std::string utcText(std::chrono::system_clock::time_point time);

} // namespace dragoman
