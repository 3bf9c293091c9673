#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// Up to 32 lower-case hex digits that stand for `bytes`: the same for ever and on every machine, so that a
// shortened name or id is the same in each turn. Not for secrets: it is FNV-1a, well mixed, no more.
std::string stableHash(std::string_view bytes, std::size_t hexDigits);

} // namespace dragoman
