#include "protocol/anthropic/AnthropicDocumentReader.h"

#include "protocol/RequestFields.h"
#include "protocol/anthropic/AnthropicContentReader.h"

namespace dragoman {

namespace {

struct TypedData
{
    std::string mediaType;
    JsonText data;
};

Result<TypedData> readTypedData(const JsonValue& source)
{
    const Result<JsonText> mediaType = requiredText(source, "media_type");
    const Result<JsonText> data = requiredText(source, "data");
    if (!mediaType || !data)
        return tl::unexpected(mediaType ? data.error() : mediaType.error());
    std::string plain = decodeJsonText(*mediaType);
    return TypedData{ plain == "image/jpg" ? "image/jpeg" : std::move(plain), *data };
}

tl::unexpected<Error> badSource(const JsonValue& source)
{
    if (source["type"].equals("file"))
        return invalidField(source, "files of Anthropic's Files API cannot be reached by another provider");
    return source["type"].isAbsent()
        ? invalidMember(source, "type", "a string is required")
        : invalidField(source["type"], "unknown source type " + quoted(source["type"].text()));
}

Result<BlockContent> readTypedSource(const JsonValue& source, DocumentBlock document)
{
    Result<TypedData> data = readTypedData(source);
    if (!data)
        return tl::unexpected(std::move(data.error()));
    document.mediaType = std::move(data->mediaType);
    document.data = data->data;
    return document;
}

Result<BlockContent> readUrlSource(const JsonValue& source, DocumentBlock document)
{
    const Result<JsonText> url = requiredText(source, "url");
    if (!url)
        return tl::unexpected(url.error());
    document.kind = DocumentBlock::Kind::Url;
    document.data = *url;
    return document;
}

Result<BlockContent> readContentSource(
    const JsonValue& source, DocumentBlock document, AnthropicReadContext& context)
{
    Result<std::vector<Block>> blocks
        = readAnthropicContent(source["content"], ContentPlace::Document, context);
    if (!blocks)
        return tl::unexpected(std::move(blocks.error()));
    document.kind = DocumentBlock::Kind::Blocks;
    document.blocks = std::move(*blocks);
    return document;
}

Result<BlockContent> readSource(
    const JsonValue& source, DocumentBlock document, AnthropicReadContext& context)
{
    const JsonValue type = source["type"];
    if (type.equals("base64"))
        return readTypedSource(source, std::move(document));
    if (type.equals("url"))
        return readUrlSource(source, std::move(document));
    if (type.equals("content"))
        return readContentSource(source, std::move(document), context);
    if (!type.equals("text"))
        return badSource(source);
    document.kind = DocumentBlock::Kind::Text;
    return readTypedSource(source, std::move(document));
}

} // namespace

Result<BlockContent> readAnthropicImage(const BlockFields& fields, AnthropicReadContext&)
{
    const JsonValue& source = fields[BlockField::Source];
    if (!source.isObject())
        return invalidMember(fields.object(), "source", "an object is required");
    if (source["type"].equals("base64")) {
        return readTypedData(source).transform([](TypedData data) {
            return BlockContent(
                ImageBlock{ { MediaSource::Kind::Base64, std::move(data.mediaType), data.data } });
        });
    }
    if (!source["type"].equals("url"))
        return badSource(source);
    return requiredText(source, "url").transform([](JsonText url) {
        return BlockContent(ImageBlock{ { MediaSource::Kind::Url, {}, url } });
    });
}

Result<BlockContent> readAnthropicDocument(const BlockFields& fields, AnthropicReadContext& context)
{
    const JsonValue& source = fields[BlockField::Source];
    if (!source.isObject())
        return invalidMember(fields.object(), "source", "an object is required");
    const Result<JsonText> title = optionalText(fields, BlockField::Title);
    const Result<JsonText> about = optionalText(fields, BlockField::Context);
    if (!title || !about)
        return tl::unexpected(title ? about.error() : title.error());
    if (fields[BlockField::Citations]["enabled"].boolOr(false))
        context.dropped(fields[BlockField::Citations], "citations are not translated");
    DocumentBlock document;
    document.title = *title;
    document.context = *about;
    return readSource(source, std::move(document), context);
}

Result<BlockContent> readAnthropicSearchResult(const BlockFields& fields, AnthropicReadContext& context)
{
    const Result<JsonText> title = requiredText(fields, BlockField::Title);
    const Result<JsonText> source = requiredText(fields, BlockField::Source);
    if (!title || !source)
        return tl::unexpected(title ? source.error() : title.error());
    Result<std::vector<Block>> content
        = readAnthropicContent(fields[BlockField::Content], ContentPlace::SearchResult, context);
    if (!content)
        return tl::unexpected(std::move(content.error()));
    return SearchResultBlock{ *title, *source, std::move(*content) };
}

} // namespace dragoman
