#include "protocol/anthropic/AnthropicContentReader.h"

#include "protocol/RequestFields.h"
#include "protocol/anthropic/AnthropicBlockTypes.h"
#include "protocol/anthropic/AnthropicDocumentReader.h"
#include "protocol/anthropic/BlockFields.h"

#include <algorithm>

namespace dragoman {

namespace {

using ReadContent = Result<BlockContent> (*)(const BlockFields&, AnthropicReadContext&);

Result<BlockContent> readText(const BlockFields& fields, AnthropicReadContext&)
{
    return requiredText(fields, BlockField::Text).transform([](JsonText text) {
        return BlockContent(TextBlock{ text });
    });
}

Result<BlockContent> readThinking(const BlockFields& fields, AnthropicReadContext&)
{
    const Result<JsonText> text = requiredText(fields, BlockField::Thinking);
    const Result<JsonText> signature = optionalText(fields, BlockField::Signature);
    if (!text || !signature)
        return tl::unexpected(text ? signature.error() : text.error());
    return ThinkingBlock{ *text, *signature };
}

Result<BlockContent> readRedactedThinking(const BlockFields& fields, AnthropicReadContext&)
{
    return requiredText(fields, BlockField::Data).transform([](JsonText data) {
        return BlockContent(RedactedThinkingBlock{ data });
    });
}

Result<BlockContent> readToolUse(const BlockFields& fields, AnthropicReadContext&)
{
    const Result<JsonText> id = requiredText(fields, BlockField::Id);
    const Result<JsonText> name = requiredText(fields, BlockField::Name);
    if (!id || !name)
        return tl::unexpected(id ? name.error() : id.error());
    if (name->isEmpty())
        return invalidField(fields[BlockField::Name], "must not be empty");
    const JsonValue& input = fields[BlockField::Input];
    if (!input.isAbsent() && !input.isObject())
        return invalidField(input, "must be an object");
    return ToolUseBlock{ *id, *name, input.isAbsent() ? RawJson{ "{}" } : input.raw() };
}

Result<BlockContent> readToolResult(const BlockFields& fields, AnthropicReadContext& context)
{
    const Result<JsonText> id = requiredText(fields, BlockField::ToolUseId);
    if (!id)
        return tl::unexpected(id.error());
    const JsonValue& isError = fields[BlockField::IsError];
    if (!isError.isAbsent() && !isError.isBool())
        return invalidField(isError, "must be true or false");
    Result<std::vector<Block>> content
        = readAnthropicContent(fields[BlockField::Content], ContentPlace::ToolResult, context);
    if (!content)
        return tl::unexpected(std::move(content.error()));
    return ToolResultBlock{ *id, std::move(*content), isError.boolOr(false) };
}

Result<BlockContent> readToolReference(const BlockFields& fields, AnthropicReadContext&)
{
    return requiredText(fields, BlockField::ToolName).transform([](JsonText name) {
        return BlockContent(ToolReferenceBlock{ name });
    });
}

struct BlockType
{
    std::string_view name;
    unsigned places;
    ReadContent read;
};

constexpr unsigned places(std::initializer_list<ContentPlace> list)
{
    unsigned mask = 0;
    for (const ContentPlace place : list)
        mask |= static_cast<unsigned>(place);
    return mask;
}

using enum ContentPlace;
constexpr std::array<BlockType, 9> blockTypes{ {
    { "text", places({ System, User, Assistant, ToolResult, Document, SearchResult }), readText },
    { "tool_use", places({ Assistant }), readToolUse },
    { "tool_result", places({ User }), readToolResult },
    { "thinking", places({ Assistant }), readThinking },
    { "image", places({ User, Assistant, ToolResult, Document }), readAnthropicImage },
    { "redacted_thinking", places({ Assistant }), readRedactedThinking },
    { "document", places({ User, ToolResult }), readAnthropicDocument },
    { "search_result", places({ User, ToolResult }), readAnthropicSearchResult },
    { "tool_reference", places({ ToolResult }), readToolReference },
} };

Result<BlockContent> readForeign(const BlockFields& fields)
{
    std::string type = fields[BlockField::Type].decoded();
    if (!isAnthropicServerBlock(type))
        return invalidField(
            fields[BlockField::Type], "unknown block type " + quoted(fields[BlockField::Type].text()));
    return ForeignBlock{ std::move(type), fields.object().raw() };
}

Result<BlockContent> readTyped(const BlockFields& fields, ContentPlace place, AnthropicReadContext& context)
{
    const JsonValue& type = fields[BlockField::Type];
    if (!type.isString())
        return type.isAbsent() ? invalidMember(fields.object(), "type", "a string is required")
                               : invalidField(type, "must be a string");
    const auto row = std::find_if(blockTypes.begin(), blockTypes.end(),
        [&type](const BlockType& known) { return type.equals(known.name); });
    if (row == blockTypes.end())
        return readForeign(fields);
    if ((row->places & static_cast<unsigned>(place)) == 0)
        return invalidField(type, "a block of type " + quoted(type.text()) + " is not allowed here");
    for (const JsonValue& unknown : fields.unknown())
        context.dropped(unknown);
    return row->read(fields, context);
}

Result<Block> readBlock(const JsonValue& value, ContentPlace place, AnthropicReadContext& context)
{
    if (!value.isObject())
        return invalidField(value, "must be an object");
    const BlockFields fields(value, blockFieldNames);
    Result<BlockContent> content = readTyped(fields, place, context);
    if (!content)
        return tl::unexpected(std::move(content.error()));
    const Result<std::optional<CacheMark>> cache = readAnthropicCacheMark(fields[BlockField::CacheControl]);
    if (!cache)
        return tl::unexpected(cache.error());
    return Block{ std::move(*content), *cache, value };
}

} // namespace

Result<std::optional<CacheMark>> readAnthropicCacheMark(const JsonValue& mark)
{
    if (isNotGiven(mark))
        return std::nullopt;
    if (!mark.isObject())
        return invalidField(mark, "must be an object");
    if (!mark["type"].equals("ephemeral"))
        return invalidMember(mark, "type", "must be 'ephemeral'");
    return CacheMark{ mark["ttl"].text() };
}

Result<std::vector<Block>> readAnthropicContent(
    const JsonValue& content, ContentPlace place, AnthropicReadContext& context)
{
    std::vector<Block> blocks;
    if (content.isAbsent())
        return blocks;
    if (content.isString()) {
        blocks.push_back({ TextBlock{ content.text() }, {}, content });
        return blocks;
    }
    if (!content.isArray())
        return invalidField(content, "must be a string or a list of blocks");
    blocks.reserve(content.size());
    for (const JsonValue value : content) {
        Result<Block> block = readBlock(value, place, context);
        if (!block)
            return tl::unexpected(std::move(block.error()));
        blocks.push_back(std::move(*block));
    }
    return blocks;
}

} // namespace dragoman
