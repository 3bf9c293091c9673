#include "server/ProviderTestRequest.h"

#include "base/JsonWriter.h"
#include "protocol/CodecTable.h"
#include "server/ModelCatalog.h"
#include "server/ProviderCall.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::string_view toolName = "say";
constexpr std::string_view toolSchema
    = R"({"type":"object","properties":{"word":{"type":"string"}},"required":["word"]})";
// A grey square of 32 pixels as PNG: some models refuse smaller images.
constexpr std::string_view greySquare
    = "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAAAAABWESUoAAAAFklEQVR42mNoIAAYRhWMKhhVMFIVAABCAAAfN5c2AAAAAABJRU5"
      "ErkJggg==";

constexpr std::int64_t thinkingBudget = 1024; // the smallest that the Anthropic protocol allows

// Output tokens that a step may use at most.
std::int64_t tokenLimit(ProviderTestStep step, Protocol protocol)
{
    constexpr std::int64_t toolLimit = 64; // arguments that are cut would prove nothing
    constexpr std::int64_t fewTokens = 16;
    switch (step) {
    case ProviderTestStep::ToolCall: return toolLimit;
    case ProviderTestStep::Thinking:
        return protocol == Protocol::Anthropic ? thinkingBudget + fewTokens : toolLimit;
    case ProviderTestStep::Streaming: return fewTokens;
    case ProviderTestStep::Connect:
    case ProviderTestStep::Models:
    case ProviderTestStep::Completion:
    case ProviderTestStep::Image:
    case ProviderTestStep::CountTokens: break;
    }
    return 1;
}

void addTool(Conversation& conversation)
{
    Tool tool;
    tool.name = { toolName };
    tool.description = JsonText{ "Says a word." };
    tool.schema = { toolSchema };
    conversation.tools.push_back(tool);
    conversation.toolChoice = ToolChoice{ ToolChoice::Mode::Tool, { toolName } };
}

void addImage(Conversation& conversation)
{
    const MediaSource source{ MediaSource::Kind::Base64, "image/png", { greySquare } };
    conversation.messages.front().blocks.push_back({ ImageBlock{ source } });
}

Conversation conversationFor(ProviderTestStep step, const ProviderTestTarget& target, bool stream)
{
    Conversation conversation;
    conversation.model = conversation.storage->keepEscaped(target.profile.model);
    conversation.messages.push_back({ Role::User, { { TextBlock{ { "Say hi." } } } } });
    conversation.maxTokens = tokenLimit(step, target.provider.protocol);
    conversation.stream = stream;
    conversation.includeUsage = stream;
    if (step == ProviderTestStep::ToolCall)
        addTool(conversation);
    if (step == ProviderTestStep::Image)
        addImage(conversation);
    if (step == ProviderTestStep::Thinking)
        conversation.reasoning = { Reasoning::Mode::Budget, thinkingBudget, {} };
    return conversation;
}

const Warning* findWarning(const ProviderRequest& request, std::string_view field)
{
    const auto found = std::find_if(request.warnings.begin(), request.warnings.end(),
        [field](const Warning& warning) { return warning.field == field; });
    return found == request.warnings.end() ? nullptr : &*found;
}

// The test finds out itself what the configuration leaves open or hides from clients.
ProviderProfile testProfile(ProviderTestStep step, const ProviderTestTarget& target)
{
    ProviderProfile profile = target.profile;
    profile.forceNonStream = false;
    if (step == ProviderTestStep::Thinking && !profile.chat.reasons)
        profile.chat.reasons = true;
    return profile;
}

UpstreamRequest callOf(const ProviderTestTarget& target, std::string_view path, ProviderRequest request)
{
    UpstreamRequest call = providerCall(target.provider, path);
    call.headers = translatedHeaders(request.headers, codecFor(target.provider.protocol), target.key);
    addConfiguredHeaders(call.headers, target.provider);
    call.body = std::move(request.body);
    return call;
}

ReplyExpectation expectationOf(
    ProviderTestStep step, const ProviderTestTarget& target, const ProviderRequest& request)
{
    ReplyExpectation expected;
    expected.streamUsage = target.profile.chat.streamUsage;
    expected.thinking = step == ProviderTestStep::Thinking;
    expected.toolForced = step == ProviderTestStep::ToolCall && !findWarning(request, "tool_choice");
    return expected;
}

} // namespace

ProviderTestRequest modelsTestRequest(const ProviderTestTarget& target)
{
    const std::string_view path = modelListPath(target.provider.protocol);
    return { modelsRequest(target.provider, target.key, path) };
}

Result<ProviderTestRequest> generationTestRequest(
    ProviderTestStep step, const ProviderTestTarget& target, bool stream)
{
    const Codec& codec = codecFor(target.provider.protocol);
    const bool streams = stream || step == ProviderTestStep::Streaming;
    Result<ProviderRequest> written
        = codec.writeRequest(conversationFor(step, target, streams), testProfile(step, target));
    if (written && !target.provider.body.empty())
        written = withConfiguredBody(std::move(*written), target.provider);
    if (!written)
        return tl::unexpected(written.error());
    const Warning* const noThinking = findWarning(*written, "thinking");
    if (step == ProviderTestStep::Thinking && noThinking)
        return failure(ErrorKind::InvalidRequest, "Not asked: " + noThinking->reason + '.');
    ProviderTestRequest request;
    request.expected = expectationOf(step, target, *written);
    request.expected.stream = streams;
    request.reply = written->plan;
    request.call = callOf(target, codec.requestPath(), std::move(*written));
    return request;
}

ProviderTestRequest countTestRequest(const ProviderTestTarget& target)
{
    ProviderRequest request;
    request.headers.add("anthropic-version", "2023-06-01");
    JsonWriter json(request.body);
    json.beginObject().key("model").string(target.profile.model);
    json.key("messages").beginArray().beginObject();
    json.key("role").string("user").key("content").string("Say hi.");
    json.endObject().endArray().endObject();
    return { callOf(target, "/v1/messages/count_tokens", std::move(request)) };
}

} // namespace dragoman
