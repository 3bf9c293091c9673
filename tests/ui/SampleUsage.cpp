#include "ui/SampleUsage.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <random>

namespace dragoman {

namespace {

struct Work
{
    const char* provider;
    const char* model;
    const char* client;
    const char* endpoint;
    int share; // of a hundred requests
};

constexpr std::array<Work, 6> works{ {
    { "deepseek", "deepseek-chat", "claude-cli/2.0.14 (external, cli)", "anthropic", 44 },
    { "anthropic", "claude-sonnet-5-5", "claude-cli/2.0.14 (external, cli)", "anthropic", 22 },
    { "openai", "gpt-5.4-mini", "OpenAI/Python 1.54.3", "openai", 14 },
    { "anyrouter", "claude-opus-5", "claude-cli/2.0.14 (external, cli)", "anthropic", 9 },
    { "local", "qwen3-coder:30b", "aider/0.82.1", "openai", 7 },
    { "openai", "gpt-5", "codex_cli_rs/0.46.0", "responses", 4 },
} };

constexpr int days = 30;
constexpr int badDay = 11; // days ago
constexpr std::array<int, 24> busyness{ 1, 0, 0, 5, 0, 0, 0, 1, 4, 9, 12, 11, 5, 8, 12, 13, 10, 6, 3, 2, 3, 4,
    3, 1 };

// The same numbers on every system, which the distributions of the library do not promise.
class Dice
{
public:
    explicit Dice(unsigned seed)
        : m_random(seed)
    {
    }
    int below(int end) { return int(m_random() % unsigned(end)); }

private:
    std::minstd_rand m_random;
};

const Work& someWork(Dice& dice)
{
    int rest = dice.below(100);
    for (const Work& work : works) {
        rest -= work.share;
        if (rest < 0)
            return work;
    }
    return works.front();
}

RequestRecord requestOf(const Work& work, Dice& dice, bool isBadDay)
{
    RequestRecord record;
    record.endpoint = work.endpoint;
    record.client = work.client;
    record.provider = work.provider;
    record.askedModel = work.model;
    record.usedModel = work.model;
    record.stream = true;
    record.status = dice.below(100) < (isBadDay ? 24 : 2) ? 529 : 200;
    record.duration = std::chrono::milliseconds(900 + dice.below(7000) + (dice.below(12) == 0 ? 21'000 : 0));
    if (record.status != 200) {
        record.error = "The provider is overloaded.";
        return record;
    }
    const int context = 4000 + dice.below(60'000);
    record.cacheReadTokens = dice.below(100) < 70 ? context * 4 / 5 : 0;
    record.cacheWriteTokens = dice.below(100) < 30 ? context / 6 : 0;
    record.inputTokens = context / 5;
    record.outputTokens = 120 + dice.below(2600);
    record.firstToken = std::chrono::milliseconds(220 + dice.below(900));
    return record;
}

} // namespace

std::vector<RequestRecord> busyMonth()
{
    Dice dice(7);
    const QDateTime now = QDateTime::currentDateTime();
    std::vector<RequestRecord> records;
    for (int ago = days - 1; ago >= 0; --ago) {
        const QDate day = now.date().addDays(-ago);
        const bool isFree = day.dayOfWeek() >= 6;
        for (int hour = 0; hour < int(busyness.size()); ++hour) {
            const int most = busyness[std::size_t(hour)] * (isFree && hour != 3 ? 1 : 4) / (isFree ? 3 : 2);
            const int count = most == 0 ? 0 : most / 2 + dice.below(most + 1);
            for (int i = 0; i < count; ++i) {
                RequestRecord record = requestOf(someWork(dice), dice, ago == badDay);
                const QDateTime time(day, QTime(hour, dice.below(60)));
                if (time > now)
                    continue;
                record.time = std::chrono::system_clock::time_point(
                    std::chrono::milliseconds(time.toMSecsSinceEpoch()));
                records.push_back(std::move(record));
            }
        }
    }
    return records;
}

} // namespace dragoman
