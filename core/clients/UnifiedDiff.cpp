#include "clients/UnifiedDiff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace dragoman {

namespace {

constexpr std::size_t context = 3;
constexpr std::size_t largestTable = 4'000'000; // cells; beyond it the middle is shown as replaced

using Lines = std::vector<std::string_view>;

Lines splitLines(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

struct Step
{
    char kind = ' '; // ' ', '-' or '+'
    std::string_view line;
};

// The longest common subsequence of two short lists of lines.
class LineTable
{
public:
    LineTable(const Lines& before, const Lines& after)
        : m_before(before)
        , m_after(after)
        , m_cells((before.size() + 1) * (after.size() + 1))
    {
        for (std::size_t i = before.size(); i-- > 0;) {
            for (std::size_t j = after.size(); j-- > 0;)
                cell(i, j) = before[i] == after[j] ? cell(i + 1, j + 1) + 1
                                                   : std::max(cell(i + 1, j), cell(i, j + 1));
        }
    }

    void addSteps(std::vector<Step>& steps)
    {
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < m_before.size() || j < m_after.size()) {
            if (i < m_before.size() && j < m_after.size() && m_before[i] == m_after[j]) {
                steps.push_back({ ' ', m_before[i++] });
                ++j;
            } else if (j == m_after.size() || (i < m_before.size() && cell(i + 1, j) >= cell(i, j + 1))) {
                steps.push_back({ '-', m_before[i++] });
            } else {
                steps.push_back({ '+', m_after[j++] });
            }
        }
    }

private:
    std::uint32_t& cell(std::size_t i, std::size_t j) { return m_cells[i * (m_after.size() + 1) + j]; }

    const Lines& m_before;
    const Lines& m_after;
    std::vector<std::uint32_t> m_cells;
};

void addReplaced(std::vector<Step>& steps, const Lines& before, const Lines& after)
{
    for (const std::string_view line : before)
        steps.push_back({ '-', line });
    for (const std::string_view line : after)
        steps.push_back({ '+', line });
}

std::vector<Step> stepsBetween(Lines before, Lines after)
{
    const auto [oldEnd, newEnd] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto same = static_cast<std::size_t>(oldEnd - before.begin());
    std::size_t tail = 0;
    while (tail + same < std::min(before.size(), after.size())
        && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    std::vector<Step> steps;
    for (std::size_t i = 0; i < same; ++i)
        steps.push_back({ ' ', before[i] });
    const auto middle = [same, tail](const Lines& lines) {
        return Lines(lines.begin() + std::ptrdiff_t(same), lines.end() - std::ptrdiff_t(tail));
    };
    const Lines gone = middle(before);
    const Lines come = middle(after);
    if ((gone.size() + 1) * (come.size() + 1) > largestTable)
        addReplaced(steps, gone, come);
    else
        LineTable(gone, come).addSteps(steps);
    for (std::size_t i = before.size() - tail; i < before.size(); ++i)
        steps.push_back({ ' ', before[i] });
    return steps;
}

std::string rangeText(std::size_t begin, std::size_t count)
{
    const std::string line = std::to_string(count == 0 ? begin : begin + 1);
    return count == 1 ? line : line + ',' + std::to_string(count);
}

// Steps that are shown together, with the lines at which they begin.
struct Hunk
{
    std::size_t first = 0; // index of the step
    std::size_t last = 0; // behind the end
};

std::vector<Hunk> hunksOf(const std::vector<Step>& steps)
{
    std::vector<Hunk> hunks;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].kind == ' ')
            continue;
        const std::size_t first = i - std::min(i, context);
        const std::size_t last = std::min(i + 1 + context, steps.size());
        if (!hunks.empty() && first <= hunks.back().last)
            hunks.back().last = last;
        else
            hunks.push_back({ first, last });
    }
    return hunks;
}

std::string hunkText(const std::vector<Step>& steps, Hunk hunk)
{
    const auto count = [&steps](std::size_t first, std::size_t last, char without) {
        return static_cast<std::size_t>(
            std::count_if(steps.begin() + std::ptrdiff_t(first), steps.begin() + std::ptrdiff_t(last),
                [without](const Step& step) { return step.kind != without; }));
    };
    std::string text = "@@ -" + rangeText(count(0, hunk.first, '+'), count(hunk.first, hunk.last, '+')) + " +"
        + rangeText(count(0, hunk.first, '-'), count(hunk.first, hunk.last, '-')) + " @@\n";
    for (std::size_t i = hunk.first; i < hunk.last; ++i) {
        text += steps[i].kind + std::string(steps[i].line);
        if (text.back() != '\n')
            text += "\n\\ No newline at end of file\n";
    }
    return text;
}

} // namespace

std::string unifiedDiff(std::string_view before, std::string_view after)
{
    const std::vector<Step> steps = stepsBetween(splitLines(before), splitLines(after));
    std::string text;
    for (const Hunk hunk : hunksOf(steps))
        text += hunkText(steps, hunk);
    return text;
}

} // namespace dragoman
