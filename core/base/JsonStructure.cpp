#include "base/JsonStructure.h"

#include <simdjson.h>

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::size_t leastCapacity = std::size_t{ 16 } * 1024;
constexpr std::size_t keptCapacity = std::size_t{ 4 } * 1024 * 1024; // more is given back after use

} // namespace

JsonStructure::JsonStructure() = default;
JsonStructure::~JsonStructure() = default;

bool JsonStructure::find(std::string_view text)
{
    const bool fits = m_parser && m_parser->capacity() >= text.size() && m_parser->capacity() <= keptCapacity;
    if (!fits) {
        constexpr std::size_t depth = 1; // is for stages that are not used here
        const simdjson::implementation& simd = *simdjson::get_active_implementation();
        if (simd.create_dom_parser_implementation(std::max(text.size(), leastCapacity), depth, m_parser))
            return false;
    }
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    return m_parser->stage1(bytes, text.size(), simdjson::stage1_mode::regular) == simdjson::SUCCESS;
}

std::span<const std::uint32_t> JsonStructure::offsets() const
{
    return { m_parser->structural_indexes.get(), m_parser->n_structural_indexes };
}

} // namespace dragoman
