#include "ui/requests/InspectedRequest.h"

#include "protocol/CodecTable.h"

#include <QByteArray>

namespace dragoman {

namespace {

constexpr int imageWidth = 480;
constexpr int imageHeight = 320;
constexpr std::size_t mostImages = 24;

void readImages(const std::vector<ReadableBlock>& blocks, std::map<std::string, QImage>& images)
{
    for (const ReadableBlock& block : blocks) {
        readImages(block.parts, images);
        if (block.kind != ReadableBlock::Kind::Image || block.data.empty() || images.size() >= mostImages)
            continue;
        const QByteArray base64 = QByteArray::fromRawData(block.data.data(), qsizetype(block.data.size()));
        QImage image = QImage::fromData(QByteArray::fromBase64(base64));
        if (image.width() > imageWidth || image.height() > imageHeight)
            image = image.scaled(imageWidth, imageHeight, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        if (!image.isNull())
            images[block.path] = std::move(image);
    }
}

void readConversation(InspectedRequest& request)
{
    const CapturedExchange& captured = *request.record().captured;
    const std::optional<Protocol> protocol = protocolByName(request.record().clientProtocol);
    if (!protocol)
        return;
    request.asked = readableRequest(*protocol, captured.clientRequest.body);
    for (const ReadableMessage& message :
        request.asked ? request.asked->messages : std::vector<ReadableMessage>{})
        readImages(message.blocks, request.images);
    if (!captured.clientAnswer.body.empty())
        request.reply = readableReply(*protocol, captured.clientAnswer.body);
}

void readStreams(InspectedRequest& request)
{
    const CapturedExchange& captured = *request.record().captured;
    if (const auto protocol = protocolByName(request.record().providerProtocol))
        request.providerStream
            = streamTimeline({ *protocol, captured.providerAnswer.body, captured.providerMarks });
    if (const auto protocol = protocolByName(request.record().clientProtocol))
        request.clientStream
            = streamTimeline({ *protocol, captured.clientAnswer.body, captured.clientMarks });
}

void readBodies(InspectedRequest& request)
{
    for (const BodySide side : bodySides) {
        const auto index = static_cast<std::size_t>(side);
        const std::string& body = messageOf(*request.record().captured, side).body;
        const Result<std::string> indented = indentedJson(body);
        request.isJson[index] = indented.has_value();
        request.bodies[index] = QString::fromStdString(indented ? *indented : body);
    }
}

void startLine(std::string& text, std::size_t depth)
{
    text += '\n';
    text.append(depth * 2, ' ');
}

void writeIndented(const JsonValue& value, std::size_t depth, std::string& text)
{
    const bool isObject = value.isObject();
    if ((!isObject && !value.isArray()) || value.size() == 0) {
        text += value.raw().text;
        return;
    }
    text += isObject ? '{' : '[';
    bool isFirst = true;
    for (const JsonValue& member : value) {
        if (!isFirst)
            text += ',';
        isFirst = false;
        startLine(text, depth + 1);
        if (isObject)
            text.append("\"").append(member.rawKey().escaped).append("\": ");
        writeIndented(member, depth + 1, text);
    }
    startLine(text, depth);
    text += isObject ? '}' : ']';
}

} // namespace

const CapturedMessage& messageOf(const CapturedExchange& exchange, BodySide side)
{
    switch (side) {
    case BodySide::ClientRequest: return exchange.clientRequest;
    case BodySide::ProviderRequest: return exchange.providerRequest;
    case BodySide::ProviderAnswer: return exchange.providerAnswer;
    case BodySide::ClientAnswer: return exchange.clientAnswer;
    }
    return exchange.clientRequest;
}

Result<std::string> indentedJson(std::string_view json)
{
    JsonDocument document;
    if (const Result<void> parsed = document.parseCopy(json); !parsed)
        return tl::unexpected(parsed.error());
    std::string text;
    text.reserve(json.size() * 2);
    writeIndented(document.root(), 0, text);
    return text;
}

std::optional<double> estimatedCost(const RequestRecord& record, const PriceTable& prices)
{
    const Price* const price = prices.find(record.usedModel.empty() ? record.askedModel : record.usedModel);
    if (!price || !record.inputTokens)
        return {};
    return price->costOf(record);
}

InspectedRequestPointer inspect(
    StoredRequest stored, const ProviderSettings& settings, const PriceTable& prices)
{
    auto request = std::make_shared<InspectedRequest>();
    request->stored = std::move(stored);
    request->summary = summaryOf(request->record());
    request->steps = stepsOf(request->record());
    request->cost = estimatedCost(request->record(), prices);
    if (!request->hasBodies())
        return request;
    readConversation(*request);
    request->changes = requestDifference(request->record(), settings);
    readStreams(*request);
    readBodies(*request);
    return request;
}

} // namespace dragoman
