#include "inspection/SequenceAlignment.h"

#include <algorithm>
#include <cstdint>

namespace dragoman {

namespace {

constexpr std::size_t largestTable = std::size_t{ 4 } * 1024 * 1024; // cells; a history of 2000 blocks

// The differing middle of two sequences.
class Middle
{
public:
    Middle(const std::vector<std::string>& left, const std::vector<std::string>& right);

    void appendTo(std::vector<AlignedPair>& pairs) const;
    std::size_t begin() const { return m_begin; }
    std::size_t leftEnd() const { return m_leftEnd; }
    std::size_t rightEnd() const { return m_rightEnd; }

private:
    std::size_t width() const { return m_rightEnd - m_begin + 1; }
    std::uint32_t& longest(std::size_t left, std::size_t right)
    {
        return m_table[(left - m_begin) * width() + right - m_begin];
    }
    std::uint32_t longest(std::size_t left, std::size_t right) const
    {
        return m_table[(left - m_begin) * width() + right - m_begin];
    }
    void fill();

    const std::vector<std::string>& m_left;
    const std::vector<std::string>& m_right;
    std::size_t m_begin = 0;
    std::size_t m_leftEnd;
    std::size_t m_rightEnd;
    std::vector<std::uint32_t> m_table; // longest common sequence of what begins at [left][right]
};

Middle::Middle(const std::vector<std::string>& left, const std::vector<std::string>& right)
    : m_left(left)
    , m_right(right)
    , m_leftEnd(left.size())
    , m_rightEnd(right.size())
{
    while (m_begin < std::min(m_leftEnd, m_rightEnd) && left[m_begin] == right[m_begin])
        ++m_begin;
    while (m_leftEnd > m_begin && m_rightEnd > m_begin && left[m_leftEnd - 1] == right[m_rightEnd - 1]) {
        --m_leftEnd;
        --m_rightEnd;
    }
    if ((m_leftEnd - m_begin + 1) * width() <= largestTable)
        fill();
}

void Middle::fill()
{
    m_table.resize((m_leftEnd - m_begin + 1) * width());
    for (std::size_t l = m_leftEnd; l-- > m_begin;) {
        for (std::size_t r = m_rightEnd; r-- > m_begin;) {
            longest(l, r) = m_left[l] == m_right[r] ? longest(l + 1, r + 1) + 1
                                                    : std::max(longest(l + 1, r), longest(l, r + 1));
        }
    }
}

void Middle::appendTo(std::vector<AlignedPair>& pairs) const
{
    std::size_t l = m_begin;
    std::size_t r = m_begin;
    while (l < m_leftEnd && r < m_rightEnd && !m_table.empty()) {
        if (m_left[l] == m_right[r])
            pairs.push_back({ l++, r++ });
        else if (longest(l + 1, r) >= longest(l, r + 1))
            pairs.push_back({ l++, {} });
        else
            pairs.push_back({ {}, r++ });
    }
    while (l < m_leftEnd)
        pairs.push_back({ l++, {} });
    while (r < m_rightEnd)
        pairs.push_back({ {}, r++ });
}

} // namespace

std::vector<AlignedPair> align(const std::vector<std::string>& left, const std::vector<std::string>& right)
{
    const Middle middle(left, right);
    std::vector<AlignedPair> pairs;
    for (std::size_t i = 0; i < middle.begin(); ++i)
        pairs.push_back({ i, i });
    middle.appendTo(pairs);
    for (std::size_t i = 0; middle.leftEnd() + i < left.size(); ++i)
        pairs.push_back({ middle.leftEnd() + i, middle.rightEnd() + i });
    return pairs;
}

} // namespace dragoman
