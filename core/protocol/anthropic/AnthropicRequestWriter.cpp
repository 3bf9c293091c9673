#include "protocol/anthropic/AnthropicRequestWriter.h"

#include "protocol/anthropic/AnthropicMessageWriter.h"
#include "protocol/anthropic/AnthropicOptionsWriter.h"
#include "protocol/anthropic/AnthropicToolWriter.h"

namespace dragoman {

namespace {

// What is sent, decided before the first byte is written.
struct Plan
{
    AnthropicLayout layout;
    AnthropicToolPlan tools;
    AnthropicThinkingPlan thinking;
    AnthropicStructuredAnswer answer;
    bool cachesAutomatically = false;
};

// Cache places of the server's own choice: on Anthropic's host only, and beside marks of the client only
// where the client asks for it.
bool cachesAutomatically(const AnthropicWriteContext& context)
{
    const ProviderProfile& profile = context.profile;
    return profile.native
        && (context.conversation.wantsPromptCache || (profile.autoPromptCache && context.marks.isUnused()));
}

void planCacheMarks(AnthropicWriteContext& context, Plan& plan)
{
    for (const Tool* tool : plan.tools.tools) {
        if (tool->cache)
            context.marks.count();
    }
    countMessageMarks(plan.layout, context.marks);
    plan.cachesAutomatically = cachesAutomatically(context);
    if (plan.cachesAutomatically)
        context.marks.reserveOne();
    if (context.marks.isExceeded())
        context.warn("cache_control", "only the last four cache marks are sent");
}

Result<Plan> makePlan(AnthropicWriteContext& context)
{
    Result<AnthropicLayout> layout = planAnthropicLayout(context);
    if (!layout)
        return tl::unexpected(std::move(layout.error()));
    Result<AnthropicToolPlan> tools = planAnthropicTools(context);
    if (!tools)
        return tl::unexpected(std::move(tools.error()));
    Plan plan{ std::move(*layout), std::move(*tools), {}, {} };
    plan.thinking = planAnthropicThinking(context, plan.layout, plan.tools.toolUse());
    plan.answer = planAnthropicStructuredAnswer(context, plan.thinking);
    planCacheMarks(context, plan);
    return plan;
}

// Tools, system and messages in this order: so the server counts the cache marks.
void writeBody(AnthropicWriteContext& context, const Plan& plan)
{
    const bool streams = context.conversation.stream && !context.profile.forceNonStream;
    JsonWriter& json = context.json;
    json.beginObject().key("model").string(context.profile.model);
    json.key("max_tokens").integer(plan.thinking.maxTokens);
    if (streams)
        json.key("stream").boolean(true);
    writeAnthropicThinking(context, plan.thinking);
    writeAnthropicOutputConfig(context, plan.thinking, plan.answer);
    writeAnthropicOptions(context, plan.thinking);
    if (plan.cachesAutomatically)
        json.key("cache_control").beginObject().key("type").string("ephemeral").endObject();
    writeAnthropicTools(context, plan.tools, plan.answer);
    writeAnthropicSystem(context, plan.layout, plan.answer.lines);
    writeAnthropicMessages(context, plan.layout);
    json.endObject();
}

} // namespace

Result<ProviderRequest> writeAnthropicRequest(
    const Conversation& conversation, const ProviderProfile& profile)
{
    ProviderRequest request;
    request.body.reserve(conversation.storage->body.text().size() + 4096);
    AnthropicWriteContext context(conversation, profile, request.body);
    const Result<Plan> plan = makePlan(context);
    if (!plan)
        return tl::unexpected(plan.error());
    writeBody(context, *plan);
    // The version that every host of this protocol knows.
    request.headers.add("anthropic-version", "2023-06-01");
    request.plan.model = profile.model;
    request.plan.toolNames = context.names.replyNames();
    request.plan.structuredByTool = plan->answer.way == AnthropicStructuredAnswer::Way::Tool;
    request.warnings = std::move(context.warnings);
    return request;
}

} // namespace dragoman
