#include "server/CapturedBody.h"

#include "server/StreamedSecrets.h"

#include <utility>

namespace dragoman {

namespace {

// Moves each mark by what the ranges before it lose.
void moveMarks(std::vector<StreamMark>& marks, const std::vector<TextRange>& ranges)
{
    auto range = ranges.begin();
    std::int64_t moved = 0;
    for (StreamMark& mark : marks) {
        for (; range != ranges.end() && range->begin < mark.end; ++range)
            moved += static_cast<std::int64_t>(redactedSecret.size() + range->begin)
                - static_cast<std::int64_t>(range->end);
        const auto end = static_cast<std::int64_t>(mark.end);
        const bool inside = range != ranges.begin() && std::prev(range)->end > mark.end;
        mark.end = static_cast<std::uint64_t>(
            (inside ? static_cast<std::int64_t>(std::prev(range)->end) : end) + moved);
    }
}

} // namespace

void CapturedBody::append(std::string_view bytes)
{
    if (bytes.empty())
        return;
    const bool isWhole = m_bytes.size() == m_size; // nothing may follow a hole
    m_size += bytes.size();
    mark();
    if (!isWhole)
        return;
    const std::size_t room = std::min(bytes.size(), largest - m_bytes.size());
    m_bytes.append(bytes.substr(0, m_budget.take(room)));
}

void CapturedBody::mark()
{
    const StreamMark mark{ std::chrono::duration_cast<std::chrono::microseconds>(
                               std::chrono::steady_clock::now() - m_begin),
        m_size };
    const bool sameMoment = !m_marks.empty() && m_marks.back().at == mark.at;
    if (sameMoment || m_marks.size() == mostMarks)
        m_marks.back() = mark;
    else
        m_marks.push_back(mark);
}

void CapturedBody::clear()
{
    m_budget.giveBack(m_bytes.size());
    m_bytes = {};
    m_marks = {};
    m_size = 0;
}

// The first half of a secret would not be found.
void CapturedBody::cutOpenEnd(const SecretFinder& secrets)
{
    if (m_bytes.size() == m_size)
        return;
    const std::size_t open = secrets.openEnd(m_bytes);
    m_bytes.resize(m_bytes.size() - open);
    m_budget.giveBack(open);
}

void CapturedBody::take(const SecretFinder& secrets, CapturedMessage& message, std::vector<StreamMark>* marks)
{
    cutOpenEnd(secrets);
    const std::vector<TextRange> hidden = secretsInBody(secrets, m_bytes);
    message.body = hidden.empty() ? m_bytes : hideRanges(m_bytes, hidden);
    message.size = m_size - m_bytes.size() + message.body.size();
    moveMarks(m_marks, hidden);
    if (marks)
        *marks = std::exchange(m_marks, {});
    clear();
}

} // namespace dragoman
