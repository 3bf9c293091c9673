#include "protocol/anthropic/AnthropicRequestReader.h"

#include "protocol/RequestFields.h"
#include "protocol/anthropic/AnthropicContentReader.h"
#include "protocol/anthropic/AnthropicOptionsReader.h"
#include "protocol/anthropic/AnthropicToolReader.h"
#include "protocol/anthropic/MemberTable.h"

#include <algorithm>
#include <iterator>

namespace dragoman {

namespace {

constexpr std::array<Word<Role>, 3> roles{ { { "user", Role::User }, { "assistant", Role::Assistant },
    { "system", Role::System } } };

ContentPlace placeOf(Role role)
{
    switch (role) {
    case Role::System: return ContentPlace::System;
    case Role::User: return ContentPlace::User;
    case Role::Assistant: break;
    }
    return ContentPlace::Assistant;
}

Result<Role> readRole(const JsonValue& message, const JsonValue& role)
{
    if (role.isAbsent())
        return invalidMember(message, "role", "a string is required");
    const Role* known = findWord(roles, role);
    if (!known)
        return invalidField(role, "unknown role " + quoted(role.text()));
    return *known;
}

Result<Message> readMessage(const JsonValue& value, AnthropicReadContext& context)
{
    if (!value.isObject())
        return invalidField(value, "must be an object");
    enum class Field { Role, Content };
    constexpr static std::array<std::string_view, 2> names{ "role", "content" };
    const MemberTable<Field, 2> fields(value, names);
    const Result<Role> role = readRole(value, fields[Field::Role]);
    if (!role)
        return tl::unexpected(role.error());
    if (fields[Field::Content].isAbsent())
        return invalidMember(value, "content", "a string or a list of blocks is required");
    for (const JsonValue& unknown : fields.unknown())
        context.dropped(unknown);
    Result<std::vector<Block>> blocks = readAnthropicContent(fields[Field::Content], placeOf(*role), context);
    if (!blocks)
        return tl::unexpected(std::move(blocks.error()));
    return Message{ *role, std::move(*blocks), value };
}

// System text at the very start belongs to the leading system text.
void hoistLeadingSystem(Conversation& conversation)
{
    auto& messages = conversation.messages;
    const auto first = std::find_if(messages.begin(), messages.end(),
        [](const Message& message) { return message.role != Role::System; });
    for (auto message = messages.begin(); message != first; ++message)
        std::move(message->blocks.begin(), message->blocks.end(), std::back_inserter(conversation.system));
    messages.erase(messages.begin(), first);
}

Result<void> readMessages(const JsonValue& list, AnthropicReadContext& context)
{
    if (!list.isArray())
        return invalidField(list, "must be a list");
    context.conversation.messages.reserve(list.size());
    for (const JsonValue value : list) {
        Result<Message> message = readMessage(value, context);
        if (!message)
            return tl::unexpected(std::move(message.error()));
        context.conversation.messages.push_back(std::move(*message));
    }
    hoistLeadingSystem(context.conversation);
    if (context.conversation.messages.empty())
        return invalidField(list, "a message of role user or assistant is required");
    return {};
}

Result<void> readModel(const JsonValue& model, AnthropicReadContext& context)
{
    if (!model.isString() || model.text().isEmpty())
        return invalidField(model, "must be a string that is not empty");
    context.conversation.model = model.text();
    return {};
}

Result<void> readMaxTokens(const JsonValue& value, AnthropicReadContext& context)
{
    context.conversation.maxTokens = value.integer();
    if (context.conversation.maxTokens.value_or(-1) < 0)
        return invalidField(value, "must be a whole number, 0 or more");
    return {};
}

Result<void> readSystem(const JsonValue& system, AnthropicReadContext& context)
{
    Result<std::vector<Block>> blocks = readAnthropicContent(system, ContentPlace::System, context);
    if (!blocks)
        return tl::unexpected(std::move(blocks.error()));
    context.conversation.system = std::move(*blocks);
    return {};
}

Result<void> readStream(const JsonValue& stream, AnthropicReadContext& context)
{
    if (!stream.isBool())
        return invalidField(stream, "must be true or false");
    context.conversation.stream = stream.boolOr(false);
    return {};
}

template <RawJson Sampling::*member>
Result<void> readSampling(const JsonValue& value, AnthropicReadContext& context)
{
    if (!value.isNumber())
        return invalidField(value, "must be a number");
    context.conversation.sampling.*member = value.raw();
    return {};
}

// Which block is cached is a matter of marks; the top-level mark leaves it to the server.
Result<void> readCacheControl(const JsonValue& mark, AnthropicReadContext& context)
{
    const Result<std::optional<CacheMark>> read = readAnthropicCacheMark(mark);
    if (!read)
        return tl::unexpected(read.error());
    context.conversation.wantsPromptCache = true;
    return {};
}

Result<void> readThread(const JsonValue& thread, AnthropicReadContext& context)
{
    const JsonValue type = thread.isObject() ? thread["type"] : thread;
    if (type.equals("continue"))
        return invalidField(thread, "a thread kept at Anthropic cannot be continued at another provider");
    context.dropped(thread);
    return {};
}

Result<void> refuseCompaction(const JsonValue& compaction, AnthropicReadContext&)
{
    return invalidField(compaction, "compaction happens at Anthropic only");
}

struct Field
{
    std::string_view name;
    enum class Need { Required, ForGeneration, Optional } need;
    Result<void> (*read)(const JsonValue&, AnthropicReadContext&);
};

// In the order in which they are read: a tool choice looks at the tools. `output_config.format` comes
// behind its older spelling and wins.
constexpr std::array<Field, 19> fieldTable{ {
    { "model", Field::Need::Required, readModel },
    { "max_tokens", Field::Need::ForGeneration, readMaxTokens },
    { "system", Field::Need::Optional, readSystem },
    { "messages", Field::Need::Required, readMessages },
    { "tools", Field::Need::Optional, readAnthropicTools },
    { "tool_choice", Field::Need::Optional, readAnthropicToolChoice },
    { "stream", Field::Need::Optional, readStream },
    { "temperature", Field::Need::Optional, readSampling<&Sampling::temperature> },
    { "top_p", Field::Need::Optional, readSampling<&Sampling::topP> },
    { "top_k", Field::Need::Optional, readSampling<&Sampling::topK> },
    { "stop_sequences", Field::Need::Optional, readAnthropicStopSequences },
    { "thinking", Field::Need::Optional, readAnthropicThinking },
    { "output_format", Field::Need::Optional, readAnthropicOutputFormat },
    { "output_config", Field::Need::Optional, readAnthropicOutputConfig },
    { "metadata", Field::Need::Optional, readAnthropicMetadata },
    { "service_tier", Field::Need::Optional, readAnthropicServiceTier },
    { "cache_control", Field::Need::Optional, readCacheControl },
    { "thread", Field::Need::Optional, readThread },
    { "compaction", Field::Need::Optional, refuseCompaction },
} };

constexpr auto fieldNames = [] {
    std::array<std::string_view, fieldTable.size()> names{};
    std::transform(
        fieldTable.begin(), fieldTable.end(), names.begin(), [](const Field& field) { return field.name; });
    return names;
}();

bool isNeeded(const Field& field, RequestPurpose purpose)
{
    return field.need == Field::Need::Required
        || (field.need == Field::Need::ForGeneration && purpose == RequestPurpose::Generate);
}

Result<void> readFields(const JsonValue& root, RequestPurpose purpose, AnthropicReadContext& context)
{
    std::array<JsonValue, fieldTable.size()> values{};
    const std::vector<JsonValue> unknown = findMembers(root, fieldNames, values);
    for (std::size_t i = 0; i < fieldTable.size(); ++i) {
        const Field& field = fieldTable[i];
        if (isNotGiven(values[i]) && !isNeeded(field, purpose))
            continue;
        if (isNotGiven(values[i]))
            return invalidMember(root, field.name, "this field is required");
        if (Result<void> read = field.read(values[i], context); !read)
            return read;
    }
    for (const JsonValue& member : unknown) {
        if (!isNotGiven(member))
            context.dropped(member);
    }
    return {};
}

} // namespace

Result<Conversation> readAnthropicRequest(std::string body, RequestPurpose purpose)
{
    auto storage = std::make_shared<ConversationStorage>();
    return storage->body.parse(std::move(body)).and_then([&] {
        return readAnthropicRequest(storage, purpose);
    });
}

Result<Conversation> readAnthropicRequest(
    std::shared_ptr<ConversationStorage> storage, RequestPurpose purpose)
{
    Conversation conversation;
    conversation.storage = std::move(storage);
    const JsonValue root = conversation.storage->body.root();
    if (!root.isObject())
        return invalidField(root, "must be a JSON object");
    AnthropicReadContext context{ conversation };
    if (Result<void> read = readFields(root, purpose, context); !read)
        return tl::unexpected(std::move(read.error()));
    return conversation;
}

} // namespace dragoman
