#include "ConversationText.h"

using namespace dragoman;

namespace {

std::string blocksText(const std::vector<Block>& blocks);

std::string str(JsonText text)
{
    return std::string(text.escaped);
}

struct BlockText
{
    std::string operator()(const TextBlock& text) const { return "text " + str(text.text); }
    std::string operator()(const ImageBlock& image) const
    {
        const bool isUrl = image.source.kind == MediaSource::Kind::Url;
        return "image " + (isUrl ? "url" : image.source.mediaType) + ' ' + str(image.source.data);
    }
    std::string operator()(const DocumentBlock& document) const
    {
        return "document " + document.mediaType + ' ' + str(document.title) + ' ' + str(document.data)
            + blocksText(document.blocks);
    }
    std::string operator()(const SearchResultBlock& result) const { return "search " + str(result.title); }
    std::string operator()(const ThinkingBlock& thinking) const
    {
        return "thinking " + str(thinking.text) + " signed " + str(thinking.signature);
    }
    std::string operator()(const RedactedThinkingBlock& redacted) const
    {
        return "redacted " + str(redacted.data);
    }
    std::string operator()(const ToolUseBlock& call) const
    {
        return "call " + str(call.id) + ' ' + str(call.name) + ' ' + std::string(call.input.text);
    }
    std::string operator()(const ToolResultBlock& result) const
    {
        return "result " + str(result.toolUseId) + ' ' + blocksText(result.content);
    }
    std::string operator()(const ToolReferenceBlock& reference) const
    {
        return "tool " + str(reference.name);
    }
    std::string operator()(const ForeignBlock& foreign) const { return "foreign " + foreign.type; }
};

std::string blocksText(const std::vector<Block>& blocks)
{
    std::string text = "(";
    for (const Block& block : blocks) {
        text += text.size() > 1 ? "; " : "";
        text += std::visit(BlockText(), block.content);
        if (block.cache)
            text += '*' + str(block.cache->ttl);
    }
    return text + ')';
}

void add(std::string& out, const char* name, const std::string& value)
{
    if (value.empty())
        return;
    out += (out.empty() ? "" : " ") + std::string(name) + '=' + value;
}

template <class Enum>
std::string numberOf(Enum value)
{
    return std::to_string(static_cast<int>(value));
}

std::string toolsText(const std::vector<Tool>& tools)
{
    std::string text;
    for (const Tool& tool : tools) {
        text += text.empty() ? "" : ",";
        text += tool.kind == Tool::Kind::Custom ? "custom:" : "";
        text += str(tool.name) + (tool.strict ? "!" : "") + (tool.cache ? "*" : "");
        text += std::string(tool.schema.text);
    }
    return text;
}

std::string choiceText(const Conversation& conversation)
{
    constexpr const char* modes[] = { "auto", "any", "none", "tool:" };
    if (!conversation.toolChoice)
        return {};
    return modes[static_cast<int>(conversation.toolChoice->mode)] + str(conversation.toolChoice->name);
}

std::string reasoningText(const Reasoning& reasoning)
{
    constexpr const char* modes[] = { "", "disabled", "budget", "adaptive", "between" };
    constexpr const char* efforts[] = { "none", "minimal", "low", "medium", "high", "xhigh", "max" };
    std::string text = modes[static_cast<int>(reasoning.mode)];
    if (reasoning.budgetTokens > 0)
        text += ':' + std::to_string(reasoning.budgetTokens);
    if (reasoning.effort)
        text += std::string("/") + efforts[static_cast<int>(*reasoning.effort)];
    return text;
}

} // namespace

std::string conversationText(const Conversation& conversation)
{
    constexpr const char* roles[] = { "system", "user", "assistant" };
    std::string text;
    if (!conversation.system.empty())
        text = "system" + blocksText(conversation.system);
    for (const Message& message : conversation.messages) {
        text += text.empty() ? "" : " ";
        text += roles[static_cast<int>(message.role)] + blocksText(message.blocks);
    }
    return text;
}

std::string optionsText(const Conversation& conversation)
{
    std::string out;
    add(out, "model", str(conversation.model));
    add(out, "maxTokens", conversation.maxTokens ? std::to_string(*conversation.maxTokens) : "");
    add(out, "temperature", std::string(conversation.sampling.temperature.text));
    add(out, "topP", std::string(conversation.sampling.topP.text));
    add(out, "topK", std::string(conversation.sampling.topK.text));
    for (const JsonText& stop : conversation.stopSequences)
        add(out, "stop", str(stop));
    add(out, "stream", conversation.stream ? "yes" : "");
    add(out, "usage", conversation.includeUsage ? "yes" : "");
    add(out, "tools", toolsText(conversation.tools));
    add(out, "choice", choiceText(conversation));
    if (conversation.parallelToolCalls)
        add(out, "parallel", *conversation.parallelToolCalls ? "yes" : "no");
    add(out, "reasoning", reasoningText(conversation.reasoning));
    const OutputFormat& format = conversation.outputFormat;
    if (format.kind != OutputFormat::Kind::Text)
        add(out, "format",
            numberOf(format.kind) + str(format.name) + (format.strict ? "!" : "")
                + std::string(format.schema.text));
    if (const auto& search = conversation.webSearch)
        add(out, "search", std::to_string(search->maxUses) + std::string(search->userLocation.text));
    add(out, "user", str(conversation.userId));
    if (conversation.serviceTier)
        add(out, "tier", numberOf(*conversation.serviceTier));
    add(out, "cache", conversation.wantsPromptCache ? "yes" : "");
    return out;
}

std::string warningsText(const std::vector<Warning>& warnings)
{
    std::string text;
    for (const Warning& warning : warnings)
        text += (text.empty() ? "" : "\n") + warning.field + "; " + warning.reason;
    return text;
}
