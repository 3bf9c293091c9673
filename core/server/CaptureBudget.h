#pragma once

#include <algorithm>
#include <cstddef>

namespace dragoman {

// The memory that the captured bodies of all running requests may take together, so that many large
// requests at once cannot fill it: what does not fit is not kept.
class CaptureBudget
{
public:
    static constexpr std::size_t largest = std::size_t{ 64 } * 1024 * 1024;

    // How many of these bytes may be kept.
    std::size_t take(std::size_t wanted)
    {
        const std::size_t granted = std::min(wanted, largest - m_used);
        m_used += granted;
        return granted;
    }
    void giveBack(std::size_t bytes) { m_used -= bytes; }
    std::size_t used() const { return m_used; }

private:
    std::size_t m_used = 0;
};

} // namespace dragoman
