#include "protocol/openai_chat/ChatContent.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::string_view paragraphBreak = R"(\n\n)"; // in escaped form

const CacheMark* markOf(const Block& block)
{
    return block.cache ? &*block.cache : nullptr;
}

// Puts the texts that are not empty behind each other, as paragraphs.
std::string joinParagraphs(std::initializer_list<JsonText> texts)
{
    std::string joined;
    for (const JsonText text : texts) {
        if (!joined.empty() && !text.isEmpty())
            joined.append(paragraphBreak);
        joined.append(text.escaped);
    }
    return joined;
}

} // namespace

Result<void> ChatContent::add(const Block& block)
{
    return std::visit([&](const auto& content) { return addBlock(content, block); }, block.content);
}

Result<void> ChatContent::add(const std::vector<Block>& blocks)
{
    for (const Block& block : blocks) {
        if (Result<void> added = add(block); !added)
            return added;
    }
    return {};
}

void ChatContent::addText(JsonText text, const CacheMark* cache)
{
    if (!isBlank(text))
        m_parts.push_back({ ChatPart::Kind::Text, text, {}, {}, cache });
}

Result<void> ChatContent::addBlock(const TextBlock& text, const Block& block)
{
    addText(text.text, markOf(block));
    return {};
}

Result<void> ChatContent::addBlock(const ImageBlock& image, const Block& block)
{
    const bool isUrl = image.source.kind == MediaSource::Kind::Url;
    m_parts.push_back({ isUrl ? ChatPart::Kind::ImageUrl : ChatPart::Kind::ImageData, image.source.data,
        image.source.mediaType, {}, markOf(block) });
    return {};
}

Result<void> ChatContent::addBlock(const DocumentBlock& document, const Block& block)
{
    switch (document.kind) {
    case DocumentBlock::Kind::Text:
        addText(m_context.keep(joinParagraphs({ document.title, document.context, document.data })),
            markOf(block));
        return {};
    case DocumentBlock::Kind::Blocks:
        addText(m_context.keep(joinParagraphs({ document.title, document.context })));
        return add(document.blocks);
    case DocumentBlock::Kind::Url:
        m_context.warn(block.origin, "a document cannot be sent by its URL; only the URL is named");
        addText(m_context.keep(joinParagraphs({ document.title, document.context,
                    { "Document: " + std::string(document.data.escaped) } })),
            markOf(block));
        return {};
    case DocumentBlock::Kind::Base64:
        addText(document.context);
        m_parts.push_back({ ChatPart::Kind::File, document.data, document.mediaType,
            document.title.isEmpty() ? JsonText{ "document.pdf" } : document.title, markOf(block) });
        return {};
    }
    return {};
}

Result<void> ChatContent::addBlock(const SearchResultBlock& result, const Block& block)
{
    addText(m_context.keep(joinParagraphs({ result.title, result.source })), markOf(block));
    return add(result.content);
}

Result<void> ChatContent::addBlock(const ToolReferenceBlock& reference, const Block& block)
{
    std::string text("Tool found: ");
    text.append(m_context.names.sent(reference.name).escaped);
    addText(m_context.keep(std::move(text)), markOf(block));
    return {};
}

Result<void> ChatContent::addBlock(const ForeignBlock& foreign, const Block& block)
{
    if (foreign.type == "image" || foreign.type == "document")
        return failure(ErrorKind::InvalidRequest,
            block.origin.path() + ": a file id is bound to its vendor; send the file itself",
            block.origin.path());
    if (m_owner == Owner::Message) {
        m_context.warn(block.origin, "a block of type " + foreign.type + " cannot be sent to this provider");
        return {};
    }
    std::string json;
    appendEscapedValid(json, foreign.raw.text);
    addText(m_context.keep(std::move(json)), markOf(block));
    return {};
}

bool ChatContent::isTextOnly() const
{
    return std::all_of(m_parts.begin(), m_parts.end(),
        [](const ChatPart& part) { return part.kind == ChatPart::Kind::Text; });
}

bool ChatContent::hasMarks() const
{
    return m_context.profile.chat.cacheMarks
        && std::any_of(m_parts.begin(), m_parts.end(), [](const ChatPart& part) { return part.cache; });
}

void ChatContent::write(std::string_view separator)
{
    if (isTextOnly() && !hasMarks())
        writeString(separator);
    else
        writeParts();
}

void ChatContent::writeList(std::string_view separator)
{
    const bool asString = !m_context.profile.chat.contentLists || (m_parts.size() < 2 && !hasMarks());
    if (isTextOnly() && asString)
        writeString(separator);
    else
        writeParts();
}

void ChatContent::writeString(std::string_view separator)
{
    JsonWriter& json = m_context.json;
    json.beginString();
    for (const ChatPart& part : m_parts) {
        if (&part != &m_parts.front())
            json.append(JsonText{ separator });
        json.append(part.text);
    }
    json.endString();
}

void ChatContent::writeParts()
{
    m_context.json.beginArray();
    for (const ChatPart& part : m_parts)
        writePart(part);
    m_context.json.endArray();
}

void ChatContent::writePart(const ChatPart& part)
{
    JsonWriter& json = m_context.json;
    const auto writeData = [&] {
        json.beginString()
            .append("data:")
            .append(part.mediaType)
            .append(";base64,")
            .append(part.text)
            .endString();
    };
    json.beginObject();
    switch (part.kind) {
    case ChatPart::Kind::Text: json.key("type").string("text").key("text").string(part.text); break;
    case ChatPart::Kind::ImageUrl:
        json.key("type").string("image_url").key("image_url").beginObject();
        json.key("url").string(part.text).endObject();
        break;
    case ChatPart::Kind::ImageData:
        json.key("type").string("image_url").key("image_url").beginObject().key("url");
        writeData();
        json.endObject();
        break;
    case ChatPart::Kind::File:
        json.key("type").string("file").key("file").beginObject();
        json.key("filename").string(part.filename).key("file_data");
        writeData();
        json.endObject();
        break;
    }
    if (part.cache && m_context.profile.chat.cacheMarks) {
        json.key("cache_control").beginObject().key("type").string("ephemeral");
        if (!part.cache->ttl.isEmpty())
            json.key("ttl").string(part.cache->ttl);
        json.endObject();
    }
    json.endObject();
}

} // namespace dragoman
