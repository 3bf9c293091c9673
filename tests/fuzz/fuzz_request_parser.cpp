#include "fuzz/FuzzInput.h"
#include "http/RequestTranscript.h"

#include <cstdlib>

// Holds: however the network cuts the bytes, the same requests and the same error come out.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace dragoman;
    const FuzzInput input(data, size);
    // Small enough for the fuzzer to reach each of them.
    const RequestLimits limits{ .headBytes = 512, .headCount = 8, .targetBytes = 64, .bodyBytes = 256 };
    if (RequestTranscript::of({ input.bytes }, limits) != RequestTranscript::of(input.pieces(), limits))
        std::abort();
    return 0;
}
