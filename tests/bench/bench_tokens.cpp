#include "tokens/TokenCounter.h"

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

namespace {

constexpr std::size_t requestSize = 600000; // bytes; a long conversation with an agent

// The file repeated until it is as long as a large request.
std::string largeText(const std::string& name)
{
    std::ifstream file(TEST_DATA_DIR "/tokens/corpus/" + name, std::ios::binary);
    const std::string once((std::istreambuf_iterator<char>(file)), {});
    std::string text;
    while (!once.empty() && text.size() < requestSize)
        text += once;
    text.resize(requestSize);
    return text;
}

// Line breaks and quotes escaped, as the text stands in a request.
std::string escaped(const std::string& text)
{
    std::string out;
    for (const char character : text) {
        if (character == '\n')
            out += "\\n";
        else if (character == '"' || character == '\\')
            out += { '\\', character };
        else
            out += character;
    }
    return out;
}

void report(benchmark::State& state, std::size_t size)
{
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * size));
}

void add(benchmark::State& state, const std::string& name)
{
    const std::string text = largeText(name);
    for (auto step : state) {
        dragoman::TokenCounter counter;
        counter.add(text);
        benchmark::DoNotOptimize(counter.total());
    }
    report(state, text.size());
}

void addEscaped(benchmark::State& state, const std::string& name)
{
    const std::string text = escaped(largeText(name));
    for (auto step : state) {
        dragoman::TokenCounter counter;
        counter.addEscaped(dragoman::JsonText{ text });
        benchmark::DoNotOptimize(counter.total());
    }
    report(state, text.size());
}

void addJson(benchmark::State& state, const std::string& name)
{
    const std::string text = largeText(name);
    for (auto step : state) {
        dragoman::TokenCounter counter;
        counter.addJson(dragoman::RawJson{ text });
        benchmark::DoNotOptimize(counter.total());
    }
    report(state, text.size());
}

} // namespace

BENCHMARK_CAPTURE(add, english, "english-essay.txt")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(add, chinese, "chinese-essay.txt")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(add, code, "code-table.tsx")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(add, base64, "random-base64.txt")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(addEscaped, code, "code-inventory.py")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(addJson, tools, "json-tools-indented.json")->Unit(benchmark::kMillisecond);
