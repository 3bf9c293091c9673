#include "fuzz/FuzzInput.h"
#include "http/SseParser.h"

#include <cstdlib>
#include <string>

namespace {

using namespace dragoman;

constexpr std::size_t maxEventBytes = 64; // small enough for the fuzzer to reach it

class Recorder : public SseSink
{
public:
    void onEvent(std::string_view name, std::string_view data) override
    {
        text.append(name).append(1, '=').append(data).append(1, '|');
    }
    void onComment() override { text.push_back('#'); }

    std::string text;
};

std::string read(const std::vector<std::string_view>& pieces)
{
    SseParser parser(maxEventBytes);
    Recorder recorder;
    for (const std::string_view piece : pieces) {
        if (!parser.feed(piece, recorder))
            return recorder.text + '!';
    }
    parser.end(recorder);
    return recorder.text;
}

} // namespace

// Holds: however the network cuts the bytes, the same events come out.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const FuzzInput input(data, size);
    if (read({ input.bytes }) != read(input.pieces()))
        std::abort();
    return 0;
}
