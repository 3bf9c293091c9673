#include "protocol/openai_chat/ChatPartReader.h"

#include "protocol/RequestFields.h"
#include "protocol/openai_chat/ChatMedia.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

using PartBlock = std::optional<BlockContent>; // nothing = the part is left out
using ReadPart = Result<PartBlock> (*)(Conversation&, const JsonValue&);

Result<PartBlock> readTextPart(Conversation&, const JsonValue& part)
{
    const Result<JsonText> text = requiredText(part, "text");
    if (!text)
        return tl::unexpected(text.error());
    return TextBlock{ *text };
}

Result<PartBlock> readRefusalPart(Conversation&, const JsonValue& part)
{
    const Result<JsonText> text = requiredText(part, "refusal");
    if (!text)
        return tl::unexpected(text.error());
    return TextBlock{ *text };
}

// Thinking that came without a signature cannot be sent to anyone: Anthropic refuses it, others have no
// place for it.
Result<PartBlock> readThinkingPart(Conversation&, const JsonValue& part)
{
    const JsonText signature = part["signature"].text();
    if (signature.isEmpty() || !part["thinking"].isString())
        return PartBlock();
    return ThinkingBlock{ part["thinking"].text(), signature };
}

Result<PartBlock> readRedactedPart(Conversation&, const JsonValue& part)
{
    if (part["data"].text().isEmpty())
        return PartBlock();
    return RedactedThinkingBlock{ part["data"].text() };
}

constexpr std::array<std::string_view, 4> imageTypes{ "image/jpeg", "image/png", "image/gif", "image/webp" };

std::string imageTypeOf(const DataUrl& data)
{
    if (data.mediaType.empty() || data.mediaType == "application/octet-stream")
        return sniffMediaType(data.base64);
    return data.mediaType == "image/jpg" ? "image/jpeg" : data.mediaType;
}

Result<PartBlock> readImageUrl(const JsonValue& url)
{
    const std::string_view spelled = url.text().escaped;
    if (spelled.starts_with("https:") || spelled.starts_with("http:"))
        return ImageBlock{ { MediaSource::Kind::Url, {}, url.text() } };
    const std::optional<DataUrl> data = parseDataUrl(url.text());
    if (!data)
        return invalidField(url, "must be an http(s) URL or a base64 data URL");
    std::string mediaType = imageTypeOf(*data);
    if (std::find(imageTypes.begin(), imageTypes.end(), mediaType) == imageTypes.end())
        return invalidField(url,
            "image type '" + mediaType
                + "' is not supported; use image/jpeg, image/png, image/gif or image/webp");
    return ImageBlock{ { MediaSource::Kind::Base64, std::move(mediaType), data->base64 } };
}

Result<PartBlock> readImagePart(Conversation&, const JsonValue& part)
{
    const JsonValue image = part["image_url"];
    if (!image["file_id"].isAbsent())
        return invalidField(image["file_id"], "a file id is bound to its vendor; send the image itself");
    const JsonValue url = image.isString() ? image : image["url"];
    if (url.isString())
        return readImageUrl(url);
    return image.isObject() ? invalidMember(image, "url", "a string is required")
                            : invalidMember(part, "image_url", "an object with a url is required");
}

Result<PartBlock> readTextFile(Conversation& conversation, const JsonValue& file, const DataUrl& data)
{
    const std::optional<std::string> bytes = decodeBase64(decodeJsonText(data.base64));
    if (!bytes)
        return invalidField(file["file_data"], "is not valid base64");
    DocumentBlock document;
    document.kind = DocumentBlock::Kind::Text;
    document.mediaType = "text/plain"; // the only kind of text that Anthropic takes
    document.data = conversation.storage->keepEscaped(*bytes);
    document.title = file["filename"].text();
    return document;
}

// OpenAI wants a data URL; some clients send the base64 text alone.
DataUrl fileData(JsonText text)
{
    DataUrl data = isDataUrl(text) ? parseDataUrl(text).value_or(DataUrl()) : DataUrl{ {}, text };
    if (data.mediaType.empty() || data.mediaType == "application/octet-stream")
        data.mediaType = sniffMediaType(data.base64);
    return data;
}

Result<PartBlock> readFilePart(Conversation& conversation, const JsonValue& part)
{
    const JsonValue file = part["file"];
    if (!file.isObject())
        return invalidMember(part, "file", "an object is required");
    if (!file["file_id"].isAbsent())
        return invalidField(file["file_id"], "a file id is bound to its vendor; send file_data");
    const Result<JsonText> text = requiredText(file, "file_data");
    if (!text)
        return tl::unexpected(text.error());
    const Result<JsonText> name = optionalText(file, "filename");
    if (!name)
        return tl::unexpected(name.error());
    const DataUrl data = fileData(*text);
    if (data.mediaType.starts_with("text/"))
        return readTextFile(conversation, file, data);
    if (data.mediaType != "application/pdf")
        return invalidField(file["file_data"], "must be base64 data of a PDF or text file");
    DocumentBlock document;
    document.mediaType = data.mediaType;
    document.data = data.base64;
    document.title = *name;
    return document;
}

Result<PartBlock> refuseMedia(Conversation&, const JsonValue& part)
{
    return invalidField(part["type"], "audio and video input is not supported");
}

constexpr unsigned bits(PartPlace place)
{
    return static_cast<unsigned>(place);
}
constexpr unsigned anywhere = 15;
constexpr unsigned media = bits(PartPlace::User) | bits(PartPlace::ToolResult);

struct PartKind
{
    std::string_view type;
    unsigned places;
    ReadPart read;
};
constexpr std::array<PartKind, 10> partKinds{ { { "text", anywhere, readTextPart },
    { "image_url", media, readImagePart }, { "file", media, readFilePart },
    { "refusal", bits(PartPlace::Assistant), readRefusalPart },
    { "thinking", bits(PartPlace::Assistant), readThinkingPart },
    { "redacted_thinking", bits(PartPlace::Assistant), readRedactedPart },
    { "input_audio", anywhere, refuseMedia }, { "audio_url", anywhere, refuseMedia },
    { "video_url", anywhere, refuseMedia }, { "input_video", anywhere, refuseMedia } } };

Result<void> readPart(
    Conversation& conversation, const JsonValue& part, PartPlace place, std::vector<Block>& out)
{
    if (!part.isObject())
        return invalidField(part, "must be an object with a type");
    const Result<JsonText> type = requiredText(part, "type");
    if (!type)
        return tl::unexpected(type.error());
    const auto* kind = std::find_if(partKinds.begin(), partKinds.end(),
        [&part](const PartKind& candidate) { return part["type"].equals(candidate.type); });
    if (kind == partKinds.end())
        return invalidField(part["type"], "unknown part type " + quoted(*type));
    if ((kind->places & bits(place)) == 0)
        return invalidField(
            part["type"], "a part of type " + quoted(*type) + " is not allowed in this message");
    Result<PartBlock> block = kind->read(conversation, part);
    if (!block)
        return tl::unexpected(std::move(block.error()));
    if (*block)
        out.push_back({ std::move(**block), readCacheMark(part), part });
    return {};
}

} // namespace

Result<void> readChatContent(
    Conversation& conversation, const JsonValue& content, PartPlace place, std::vector<Block>& out)
{
    if (isNotGiven(content))
        return {};
    if (content.isString()) {
        if (!content.text().isEmpty())
            out.push_back({ TextBlock{ content.text() }, {}, content });
        return {};
    }
    if (!content.isArray())
        return invalidField(content, "must be a string or a list of parts");
    out.reserve(out.size() + content.size());
    for (const JsonValue part : content) {
        if (Result<void> read = readPart(conversation, part, place, out); !read)
            return read;
    }
    return {};
}

} // namespace dragoman
