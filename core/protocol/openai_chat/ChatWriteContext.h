#pragma once

#include "base/JsonWriter.h"
#include "protocol/Codec.h"
#include "protocol/ToolNames.h"
#include "protocol/openai_chat/ChatModels.h"

#include <deque>
#include <string>
#include <vector>

namespace dragoman {

// What every part of writing one Chat Completions request shares. The conversation and the profile must
// outlive it.
struct ChatWriteContext
{
    ChatWriteContext(
        const Conversation& conversationToWrite, const ProviderProfile& target, std::string& body)
        : conversation(conversationToWrite)
        , profile(target)
        , traits(chatModelTraits(target))
        , names(conversationToWrite)
        , json(body)
    {
    }

    // Keeps text made on the way, already in its escaped form.
    JsonText keep(std::string escaped) { return { texts.emplace_back(std::move(escaped)) }; }
    // Finding a path walks the whole request, so a hostile one gets no more than a hundred warnings.
    void warn(const JsonValue& field, std::string reason)
    {
        if (warnings.size() < 100)
            warnings.push_back({ field.path(), std::move(reason) });
    }
    void warn(std::string field, std::string reason)
    {
        warnings.push_back({ std::move(field), std::move(reason) });
    }

    const Conversation& conversation;
    const ProviderProfile& profile;
    ChatModelTraits traits;
    ToolNames names;
    JsonWriter json;
    std::vector<Warning> warnings{};
    std::deque<std::string> texts{};
};

} // namespace dragoman
