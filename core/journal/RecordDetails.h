#pragma once

#include "journal/RequestRecord.h"

#include <string>

namespace dragoman {

// The parts of a record that are kept as JSON, there and back. What cannot be read is left out.

// Attempts, skipped providers and warnings.
std::string writeDetails(const RequestRecord& record);
void readDetails(std::string json, RequestRecord& record);

// All of a captured message but its body and size; `marks` are empty for a request.
std::string writeMessageHead(const CapturedMessage& message, const std::vector<StreamMark>& marks);
void readMessageHead(std::string json, CapturedMessage& message, std::vector<StreamMark>& marks);

// `text` fit for a row: valid UTF-8, no key shapes, at most `longest` bytes.
std::string kept(const std::string& text, std::size_t longest = 2000);

} // namespace dragoman
