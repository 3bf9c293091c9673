#include "journal/Journal.h"
#include "journal/JournalReader.h"
#include "journal/JournalStore.h"
#include "journal/UsageQuery.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace dragoman;

namespace {

constexpr int million = 1'000'000;
constexpr int batch = 5000;

// One of a million requests over thirty days: few providers, models and clients, a failure in twenty.
RequestRecord requestNumber(int number)
{
    RequestRecord record;
    record.time = std::chrono::system_clock::now()
        - std::chrono::seconds(std::int64_t{ 2592 } * (million - number) / 1000);
    record.endpoint = number % 3 == 0 ? "openai" : "anthropic";
    record.client = "client-" + std::to_string(number % 7) + "/1." + std::to_string(number % 5);
    record.clientProtocol = "anthropic";
    record.provider = "provider-" + std::to_string(number % 6);
    record.providerProtocol = "openai-chat";
    record.key = "env:KEY_" + std::to_string(number % 6);
    record.askedModel = "claude-opus-4-6";
    record.usedModel = number % 50'000 == 0 ? "rare-model" : "model-" + std::to_string(number % 11);
    record.status = number % 20 == 0 ? 429 : 200;
    record.error = number % 20 == 0 ? "Too many requests: number " + std::to_string(number) : "";
    record.stopReason = "end_turn";
    record.inputTokens = number % 4000;
    record.outputTokens = number % 900;
    record.cacheReadTokens = number % 10'000;
    record.firstToken = std::chrono::milliseconds(number % 3000);
    record.duration = std::chrono::milliseconds(number % 20'000);
    record.attempts = { { record.provider, record.key, record.usedModel, record.status } };
    return record;
}

// A journal with a million requests, made once.
class MillionRows
{
public:
    MillionRows()
    {
        JournalStore store(file);
        static_cast<void>(store.open());
        for (int first = 0; first < million; first += batch) {
            std::deque<JournalEntry> entries;
            for (int i = first; i < first + batch; ++i)
                entries.push_back({ requestNumber(i), BodiesState::NotKept });
            static_cast<void>(store.append(entries));
        }
    }

    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("journal.sqlite"));
};

const MillionRows& journal()
{
    static const MillionRows rows;
    return rows;
}

// Every row is its filter; the first argument chooses it.
const char* const filters[] = { "", "failed", "model:model-3", "model:rare", "provider:5 5xx", "slow>19s",
    "today", "requests", "number 777780", "nothing-like-it" };

PageRequest pageWith(const char* filter)
{
    PageRequest request;
    request.filter = *RequestFilter::parse(QString::fromLatin1(filter));
    return request;
}

void appendBatch(benchmark::State& state)
{
    const QTemporaryDir folder;
    JournalStore store(folder.filePath(QStringLiteral("journal.sqlite")));
    static_cast<void>(store.open());
    std::deque<JournalEntry> entries;
    for (int i = 0; i < batch; ++i)
        entries.push_back({ requestNumber(i), BodiesState::NotKept });
    for (auto _ : state)
        static_cast<void>(store.append(entries));
    state.SetItemsProcessed(state.iterations() * batch);
}

void firstPage(benchmark::State& state)
{
    const char* const filter = filters[state.range(0)];
    JournalReader reader(journal().file);
    const PageRequest request = pageWith(filter);
    for (auto _ : state)
        benchmark::DoNotOptimize(reader.page(request));
    state.SetLabel(filter);
}

void count(benchmark::State& state)
{
    const char* const filter = filters[state.range(0)];
    JournalReader reader(journal().file);
    const PageRequest request = pageWith(filter);
    for (auto _ : state)
        benchmark::DoNotOptimize(reader.count(request.filter));
    state.SetLabel(filter);
}

void pageInTheMiddle(benchmark::State& state)
{
    JournalReader reader(journal().file);
    PageRequest request;
    request.after
        = PagePosition{ QDateTime::currentDateTime().addDays(-15).toMSecsSinceEpoch(), million / 2 };
    for (auto _ : state)
        benchmark::DoNotOptimize(reader.page(request));
}

void pageByDuration(benchmark::State& state)
{
    JournalReader reader(journal().file);
    PageRequest request;
    request.order.column = RequestColumn::Duration;
    for (auto _ : state)
        benchmark::DoNotOptimize(reader.page(request));
}

void usageOfThirtyDays(benchmark::State& state)
{
    JournalReader reader(journal().file);
    const PriceTable prices = PriceTable::builtIn();
    const QDateTime now = QDateTime::currentDateTime();
    for (auto _ : state) {
        benchmark::DoNotOptimize(queryUsage(reader, { now.addDays(-31), now.addDays(1) },
            { UsageGroup::Provider, UsageGroup::Model, UsageGroup::Day, UsageGroup::HourOfWeek }, prices));
    }
    state.counters["file MB"] = double(QFileInfo(journal().file).size()) / 1e6;
}

// What the proxy's thread pays for a request.
void handOver(benchmark::State& state)
{
    JournalIntake intake;
    const RequestRecord record = requestNumber(1);
    int waiting = 0;
    for (auto _ : state) {
        intake.put(record);
        if (++waiting == 1000) {
            intake.take();
            waiting = 0;
        }
    }
}

} // namespace

BENCHMARK(handOver);
BENCHMARK(appendBatch)->Unit(benchmark::kMillisecond);
BENCHMARK(firstPage)->DenseRange(0, std::size(filters) - 1)->Unit(benchmark::kMillisecond);
BENCHMARK(count)->DenseRange(0, std::size(filters) - 1)->Unit(benchmark::kMillisecond);
BENCHMARK(pageInTheMiddle)->Unit(benchmark::kMillisecond);
BENCHMARK(pageByDuration)->Unit(benchmark::kMillisecond);
BENCHMARK(usageOfThirtyDays)->Unit(benchmark::kMillisecond);

// Qt finds its database driver through an application.
int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
