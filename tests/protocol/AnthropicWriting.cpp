#include "AnthropicWriting.h"

#include "protocol/HistoryRepair.h"
#include "protocol/anthropic/AnthropicRequestReader.h"
#include "protocol/anthropic/AnthropicRequestWriter.h"
#include "protocol/anthropic/ClaudeModels.h"
#include "protocol/openai_chat/ChatRequestReader.h"

using namespace dragoman;

namespace {

Written write(Result<Conversation> conversation, const ProviderProfile& profile)
{
    if (!conversation)
        return { tl::unexpected(conversation.error()) };
    if (const Result<void> repaired = repairHistory(*conversation); !repaired)
        return { tl::unexpected(repaired.error()) };
    return { writeAnthropicRequest(*conversation, profile) };
}

} // namespace

QByteArray Written::member(const char* key) const
{
    JsonDocument document;
    if (!request || !document.parse(request->body))
        return "invalid";
    const std::string_view raw = document.root()[key].raw().text;
    return raw.empty() ? QByteArray("-") : QByteArray(raw.data(), qsizetype(raw.size()));
}

QByteArray Written::warnedFields() const
{
    QByteArray fields;
    if (!request)
        return fields;
    for (const Warning& warning : request->warnings)
        fields += (fields.isEmpty() ? "" : " ") + QByteArray::fromStdString(warning.field);
    return fields;
}

QByteArray Written::error() const
{
    return request ? QByteArray() : QByteArray::fromStdString(request.error().message);
}

ProviderProfile claudeProfile(const std::string& model)
{
    ProviderProfile profile;
    profile.model = model;
    profile.native = true;
    profile.claude = claudeTraits(model);
    return profile;
}

Written writtenFromAnthropic(const std::string& body, const ProviderProfile& profile)
{
    return write(readAnthropicRequest(body), profile);
}

Written writtenFromChat(const std::string& body, const ProviderProfile& profile)
{
    return write(readChatRequest(body), profile);
}
