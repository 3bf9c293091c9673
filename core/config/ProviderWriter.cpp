#include "config/ProviderWriter.h"

#include "config/ConfigurationWords.h"
#include "config/KeyRing.h"
#include "config/ObjectWriter.h"
#include "config/ProviderReader.h"

#include <array>
#include <charconv>

namespace dragoman {

namespace {

std::vector<std::string> labelsOf(const std::vector<KeyReference>& keys)
{
    std::vector<std::string> labels;
    labels.reserve(keys.size());
    for (const KeyReference& key : keys)
        labels.push_back(keyLabel(key));
    return labels;
}

void writeModels(ObjectWriter& writer, const ModelNames& models, const ModelNames& usual, int level)
{
    ObjectWriter inner(level + 1);
    if (models.big != usual.big)
        inner.strings("big", models.big);
    if (models.middle != usual.middle)
        inner.strings("middle", models.middle);
    if (models.small != usual.small)
        inner.strings("small", models.small);
    if (models.aliases != usual.aliases)
        inner.stringMap("aliases", models.aliases);
    writer.object("models", inner);
}

void writeTokenLimits(ObjectWriter& writer, const TokenLimits& limits, int level)
{
    ObjectWriter inner(level + 1);
    if (limits.defaultValue)
        inner.integer("default", *limits.defaultValue);
    if (limits.minimum)
        inner.integer("min", *limits.minimum);
    if (limits.maximum)
        inner.integer("max", *limits.maximum);
    writer.object("maxTokens", inner);
}

// The shortest number of seconds that is read back as the same time.
std::string secondsText(std::chrono::milliseconds time)
{
    std::array<char, 32> digits{};
    const double seconds = static_cast<double>(time.count()) / 1000;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), seconds).ptr;
    return { digits.data(), end };
}

void writeTimeouts(ObjectWriter& writer, const ProviderTimeouts& timeouts, int level)
{
    const ProviderTimeouts usual;
    ObjectWriter inner(level + 1);
    if (timeouts.connect != usual.connect)
        inner.raw("connect", secondsText(timeouts.connect));
    if (timeouts.firstByte != usual.firstByte)
        inner.raw("firstByte", secondsText(timeouts.firstByte));
    if (timeouts.idle != usual.idle)
        inner.raw("idle", secondsText(timeouts.idle));
    if (timeouts.total != usual.total)
        inner.raw("total", secondsText(timeouts.total));
    writer.object("timeouts", inner);
}

void writeLimits(ObjectWriter& writer, const LimitSettings& limits, int level)
{
    const LimitSettings usual;
    ObjectWriter inner(level + 1);
    if (limits.concurrentRequests != usual.concurrentRequests)
        inner.integer("concurrent", limits.concurrentRequests);
    if (limits.queueTime != usual.queueTime)
        inner.raw("queueSeconds", secondsText(limits.queueTime));
    if (limits.requestsPerMinute != usual.requestsPerMinute)
        inner.integer("requestsPerMinute", limits.requestsPerMinute);
    if (limits.tokensPerMinute != usual.tokensPerMinute)
        inner.integer("tokensPerMinute", limits.tokensPerMinute);
    writer.object("limits", inner);
}

void writeCapabilities(ObjectWriter& writer, const ProviderCapabilities& capabilities, int level)
{
    ObjectWriter inner(level + 1);
    if (capabilities.images)
        inner.knowledge("images", capabilities.images);
    if (capabilities.tools)
        inner.knowledge("tools", capabilities.tools);
    if (capabilities.thinking)
        inner.knowledge("thinking", capabilities.thinking);
    if (capabilities.countTokens)
        inner.knowledge("countTokens", capabilities.countTokens);
    writer.object("capabilities", inner);
}

struct QuirkFlag
{
    const char* key;
    bool ChatQuirks::*field;
};
constexpr std::array<QuirkFlag, 8> quirkFlags{ {
    { "contentLists", &ChatQuirks::contentLists },
    { "developerRole", &ChatQuirks::developerRole },
    { "streamUsage", &ChatQuirks::streamUsage },
    { "topK", &ChatQuirks::topK },
    { "cacheMarks", &ChatQuirks::cacheMarks },
    { "mergeSameRole", &ChatQuirks::mergeSameRole },
    { "lenientEof", &ChatQuirks::lenientEof },
    { "splitThinkTags", &ChatQuirks::splitThinkTags },
} };

void writeQuirks(ObjectWriter& writer, const ChatQuirks& quirks, const ChatQuirks& usual, int level)
{
    ObjectWriter inner(level + 1);
    if (quirks.systemInMiddle != usual.systemInMiddle)
        inner.choice("systemInMiddle", quirks.systemInMiddle, systemWords);
    if (quirks.maxTokensField != usual.maxTokensField)
        inner.choice("maxTokensField", quirks.maxTokensField, maxTokensWords);
    if (quirks.reasoningField != usual.reasoningField)
        inner.choice("reasoningField", quirks.reasoningField, reasoningWords);
    if (quirks.emptyAssistantContent != usual.emptyAssistantContent)
        inner.choice("emptyAssistantContent", quirks.emptyAssistantContent, emptyContentWords);
    for (const auto& [key, field] : quirkFlags) {
        if (quirks.*field != usual.*field)
            inner.boolean(key, quirks.*field);
    }
    if (quirks.reasons != usual.reasons)
        inner.knowledge("reasons", quirks.reasons);
    if (quirks.highestEffort != usual.highestEffort)
        inner.string("highestEffort", quirks.highestEffort);
    writer.object("quirks", inner);
}

void writeCall(ObjectWriter& writer, const ProviderConfig& provider, const ProviderConfig& usual, int level)
{
    if (!provider.headers.empty())
        writer.stringMap("headers", provider.headers);
    if (!provider.body.empty())
        writer.raw("body", provider.body);
    writeTokenLimits(writer, provider.maxTokens, level);
    writeTimeouts(writer, provider.timeouts, level);
    if (provider.retries != usual.retries)
        writer.integer("retries", provider.retries);
    if (provider.weight != usual.weight)
        writer.integer("weight", provider.weight);
    writeLimits(writer, provider.limits, level);
    writeCapabilities(writer, provider.capabilities, level);
    if (provider.forceNonStream != usual.forceNonStream)
        writer.boolean("forceNonStream", provider.forceNonStream);
    if (provider.proxy != usual.proxy)
        writer.string("proxy", provider.proxy);
    if (!provider.caFile.empty())
        writer.string("caFile", provider.caFile);
}

} // namespace

std::string writeProvider(const ProviderConfig& provider, int level)
{
    const ProviderConfig usual = providerDefaults(provider.preset);
    ObjectWriter writer(level);
    writer.string("name", provider.name);
    if (!provider.preset.empty())
        writer.string("preset", provider.preset);
    writer.choice("protocol", provider.protocol, protocolWords);
    writer.string("baseUrl", provider.baseUrl);
    writer.strings("keys", labelsOf(provider.keys));
    writer.boolean("enabled", provider.enabled);
    writer.integer("priority", provider.priority);
    writeModels(writer, provider.models, usual.models, level);
    writeCall(writer, provider, usual, level);
    writeQuirks(writer, provider.quirks, usual.quirks, level);
    if (provider.autoPromptCache != usual.autoPromptCache)
        writer.boolean("autoPromptCache", provider.autoPromptCache);
    if (provider.dropUnsignedThinking != usual.dropUnsignedThinking)
        writer.boolean("dropUnsignedThinking", provider.dropUnsignedThinking);
    if (provider.askCapabilities != usual.askCapabilities)
        writer.boolean("askCapabilities", provider.askCapabilities);
    return writer.text();
}

} // namespace dragoman
