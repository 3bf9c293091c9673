#pragma once

#include "journal/RequestRecord.h"

#include <optional>

namespace dragoman {

// Tokens a second that a request's answer was written with: all that came out, over the time from the first
// token to the end. Where those two lie closer together than a tenth of a second, the answer came in one
// piece, and the whole duration counts. None where the tokens or the time are not known.
std::optional<double> tokensPerSecond(const RequestRecord& record);

// The same of a row `r` of the journal's requests; NULL for none, which no comparison fits.
inline constexpr const char* tokensPerSecondSql
    = "CASE WHEN r.duration <= 0 THEN NULL WHEN r.duration - r.first_token >= 100000"
      " THEN r.output_tokens * 1000000.0 / (r.duration - r.first_token)"
      " ELSE r.output_tokens * 1000000.0 / r.duration END";

} // namespace dragoman
