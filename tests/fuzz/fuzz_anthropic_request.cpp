#include "protocol/HistoryRepair.h"
#include "protocol/anthropic/AnthropicRequestReader.h"
#include "protocol/anthropic/AnthropicRequestWriter.h"
#include "protocol/anthropic/ClaudeModels.h"
#include "protocol/anthropic/PassThroughBody.h"

#include <cstdlib>

using namespace dragoman;

namespace {

void mustParse(const std::string& body)
{
    JsonDocument document;
    if (!document.parse(body))
        std::abort();
}

void write(const Conversation& conversation, const std::string& model)
{
    ProviderProfile profile;
    profile.model = model;
    profile.native = true;
    profile.autoPromptCache = true;
    profile.claude = claudeTraits(model);
    if (const auto written = writeAnthropicRequest(conversation, profile))
        mustParse(written->body);
}

} // namespace

// Whatever a client sends: what can be read can be written, and what is written is JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string body(reinterpret_cast<const char*>(data), size);
    if (const auto passed = passThroughAnthropicBody(body, { "model", true, true }))
        mustParse(passed->body);
    Result<Conversation> conversation = readAnthropicRequest(body);
    if (!conversation || !repairHistory(*conversation))
        return 0;
    for (const char* model : { "claude-sonnet-4-5", "claude-fable-5-1", "other" })
        write(*conversation, model);
    return 0;
}
