#include "app/ProviderTestText.h"

#include "app/Console.h"
#include "base/PrintableText.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

constexpr std::size_t nameWidth = 14; // of the longest step, and two spaces
constexpr std::size_t timeWidth = 10; // "600000 ms"

// In the order of the enum.
constexpr std::array<std::string_view, 5> marks{ "ok    ", "note  ", "no    ", "FAIL  ", "-     " };

std::string timeOf(const ProviderTestResult& result)
{
    if (result.outcome == ProviderTestOutcome::Skipped)
        return {};
    return std::to_string(std::chrono::round<std::chrono::milliseconds>(result.duration).count()) + " ms";
}

std::string padded(std::string text, std::size_t width)
{
    text.append(width - std::min(width, text.size()), ' ');
    return text;
}

// A single key that works, or the lack of one, is no news.
bool isWorthTelling(const std::vector<ProviderKeyResult>& keys)
{
    const bool isPlain = keys.size() == 1
        && (keys.front().label.empty() || keys.front().verdict == ProviderKeyVerdict::Works);
    return !isPlain;
}

} // namespace

std::string providerTestLines(const ProviderTestResult& result)
{
    std::string text(marks[static_cast<std::size_t>(result.outcome)]);
    text += padded(std::string(providerTestStepName(result.step)), nameWidth);
    const std::string time = timeOf(result);
    text.append(timeWidth - std::min(timeWidth, time.size()), ' ').append(time);
    text += "  " + printable(result.explanation);
    for (const std::string& sentence : result.deviations)
        text += '\n' + std::string(marks.front().size(), ' ') + "! " + printable(sentence);
    return text;
}

std::string providerTestEnd(const ProviderTestReport& report)
{
    std::string text;
    for (const ProviderKeyResult& key : report.keys) {
        if (isWorthTelling(report.keys))
            text += "key   " + printable(key.label) + ": " + std::string(providerKeyVerdictName(key.verdict))
                + (key.explanation.empty() ? "" : ". ") + printable(key.explanation) + '\n';
    }
    return text + printable(report.summary());
}

} // namespace dragoman
