#include "protocol/openai_chat/ChatRequestReader.h"
#include "protocol/openai_chat/ChatRequestWriter.h"

#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace dragoman;

namespace {

// Hosts that differ from each other in as much as possible.
std::vector<ProviderProfile> profiles()
{
    ProviderProfile plain;
    plain.model = "plain";
    ProviderProfile native;
    native.model = "gpt-5.1";
    native.native = true;
    native.chat.systemInMiddle = ChatQuirks::SystemInMiddle::InPlace;
    native.chat.developerRole = true;
    native.maxMaxTokens = 64000;
    ProviderProfile local;
    local.model = "local/reasoner";
    local.chat.contentLists = false;
    local.chat.mergeSameRole = true;
    local.chat.topK = true;
    local.chat.cacheMarks = true;
    local.chat.reasons = true;
    local.chat.highestEffort = "high";
    local.chat.reasoningField = ChatQuirks::ReasoningField::ReasoningContent;
    local.chat.emptyAssistantContent = ChatQuirks::EmptyContent::EmptyString;
    return { plain, native, local };
}

} // namespace

// Whatever can be read can be written, and what is written is JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::vector<ProviderProfile> hosts = profiles();
    const Result<Conversation> read = readChatRequest(std::string(reinterpret_cast<const char*>(data), size));
    if (!read)
        return 0;
    for (const ProviderProfile& host : hosts) {
        const Result<ProviderRequest> request = writeChatRequest(*read, host);
        if (request && !JsonDocument().parse(request->body))
            std::abort();
    }
    return 0;
}
