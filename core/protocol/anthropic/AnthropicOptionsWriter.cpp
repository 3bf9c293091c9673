#include "protocol/anthropic/AnthropicOptionsWriter.h"

#include <cstdlib>

namespace dragoman {

namespace {

double valueOf(RawJson number)
{
    return std::strtod(std::string(number.text).c_str(), nullptr);
}

class SamplingWriter
{
public:
    SamplingWriter(AnthropicWriteContext& context, const AnthropicThinkingPlan& thinking)
        : m_context(context)
        , m_sampling(context.conversation.sampling)
        , m_kind(context.traits.sampling)
        , m_isThinking(thinking.isThinking())
    {
    }

    void write()
    {
        writeTemperature();
        writeTopP();
        writeTopK();
    }

private:
    void writeTemperature();
    void writeTopP();
    void writeTopK();
    void refuse(std::string field)
    {
        m_context.warn(std::move(field),
            m_isThinking ? "not sent: the model thinks" : "not sent: this model does not take it");
    }

    AnthropicWriteContext& m_context;
    const Sampling& m_sampling;
    ClaudeTraits::Sampling m_kind;
    bool m_isThinking;
    bool m_hasTemperature = false;
};

void SamplingWriter::writeTemperature()
{
    if (m_sampling.temperature.isEmpty())
        return;
    const double value = valueOf(m_sampling.temperature);
    if (m_isThinking || m_kind == ClaudeTraits::Sampling::Rejected) {
        if (value != 1) // 1 is what the model does anyway
            refuse("temperature");
        return;
    }
    m_hasTemperature = true;
    const bool isTooHigh = value > 1 && m_context.traits.isClaude;
    m_context.json.key("temperature").raw(isTooHigh ? RawJson{ "1" } : m_sampling.temperature);
    if (isTooHigh)
        m_context.warn("temperature", "set to 1, the highest value of this API");
}

void SamplingWriter::writeTopP()
{
    if (m_sampling.topP.isEmpty())
        return;
    const double value = valueOf(m_sampling.topP);
    if (m_kind == ClaudeTraits::Sampling::Rejected) {
        if (value < 0.99) // above it changes next to nothing
            refuse("top_p");
        return;
    }
    if (m_isThinking && value < 0.95)
        return refuse("top_p");
    if (m_hasTemperature && m_kind == ClaudeTraits::Sampling::OneOf)
        return m_context.warn("top_p", "not sent: this model takes either temperature or top_p");
    m_context.json.key("top_p").raw(m_sampling.topP);
}

void SamplingWriter::writeTopK()
{
    if (m_sampling.topK.isEmpty())
        return;
    if (m_isThinking || m_kind == ClaudeTraits::Sampling::Rejected)
        return refuse("top_k");
    m_context.json.key("top_k").raw(m_sampling.topK);
}

void writeStopSequences(AnthropicWriteContext& context)
{
    const std::vector<JsonText>& all = context.conversation.stopSequences;
    const auto isVisible = [](JsonText stop) { return !isBlank(stop); };
    if (!std::all_of(all.begin(), all.end(), isVisible))
        context.warn("stop", "sequences of white space only are not sent");
    if (std::none_of(all.begin(), all.end(), isVisible))
        return;
    context.json.key("stop_sequences").beginArray();
    for (const JsonText stop : all) {
        if (isVisible(stop))
            context.json.string(stop);
    }
    context.json.endArray();
}

// The API refuses ids that identify a person (metadata.user_id: "Do not include ... name, email address,
// or phone number").
bool looksPersonal(std::string_view id)
{
    const std::size_t at = id.find('@');
    if (at != std::string_view::npos && at > 0 && id.find('.', at) != std::string_view::npos)
        return true;
    const bool isPhone = id.find_first_not_of("+0123456789 -()./") == std::string_view::npos;
    const auto digits = std::count_if(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isPhone && digits >= 7 && digits <= 15;
}

void writeMetadata(AnthropicWriteContext& context)
{
    constexpr std::size_t maxLength = 256; // the API's own
    const JsonText userId = context.conversation.userId;
    if (userId.isEmpty())
        return;
    const std::string plain = decodeJsonText(userId);
    if (plain.size() > maxLength || looksPersonal(plain))
        return context.warn("user", "not sent: too long, or an e-mail address or phone number");
    context.json.key("metadata").beginObject().key("user_id").string(userId).endObject();
}

void writeServiceTier(AnthropicWriteContext& context)
{
    if (!context.conversation.serviceTier)
        return;
    switch (*context.conversation.serviceTier) {
    case ServiceTier::Auto:
    case ServiceTier::Priority: context.json.key("service_tier").string("auto"); break;
    case ServiceTier::Default: context.json.key("service_tier").string("standard_only"); break;
    case ServiceTier::Flex:
    case ServiceTier::Scale: context.warn("service_tier", "not sent: Anthropic has no such tier"); break;
    }
}

} // namespace

void writeAnthropicOptions(AnthropicWriteContext& context, const AnthropicThinkingPlan& thinking)
{
    SamplingWriter(context, thinking).write();
    writeStopSequences(context);
    writeMetadata(context);
    writeServiceTier(context);
}

} // namespace dragoman
