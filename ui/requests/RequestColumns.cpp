#include "ui/requests/RequestColumns.h"

#include "ui/requests/InspectedRequest.h"
#include "ui/requests/RequestWords.h"

namespace dragoman {

namespace {

QString countText(const std::optional<std::int64_t>& count)
{
    return count ? RequestWords::number(*count) : QString();
}

QString text(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

const std::vector<RequestColumnInfo>& requestColumns()
{
    constexpr auto number = Qt::AlignTrailing;
    static const std::vector<RequestColumnInfo> columns{
        { RequestColumn::Time, "time", QT_TRANSLATE_NOOP("RequestColumns", "Time"), "00-00 00:00",
            Qt::AlignLeading, true, 2 },
        { RequestColumn::Client, "client", QT_TRANSLATE_NOOP("RequestColumns", "Client"), "claude-cli/2.0.14",
            Qt::AlignLeading, true, 5 },
        { RequestColumn::AskedModel, "model", QT_TRANSLATE_NOOP("RequestColumns", "Model"),
            "claude-opus-4 → deepseek", Qt::AlignLeading, true, 0 },
        { RequestColumn::Provider, "provider", QT_TRANSLATE_NOOP("RequestColumns", "Provider"), "openrouter",
            Qt::AlignLeading, true, 3 },
        { RequestColumn::Status, "status", QT_TRANSLATE_NOOP("RequestColumns", "Status"),
            "●  429 Too many requests", Qt::AlignLeading, true, 1 },
        { RequestColumn::Duration, "duration", QT_TRANSLATE_NOOP("RequestColumns", "Duration"), "3 min 20 s",
            number, true, 4 },
        { RequestColumn::FirstToken, "first", QT_TRANSLATE_NOOP("RequestColumns", "First token"), "100 ms",
            number, true, 8 },
        { RequestColumn::FirstByte, "byte", QT_TRANSLATE_NOOP("RequestColumns", "First byte"), "100 ms",
            number, false, 16 },
        { RequestColumn::TokensPerSecond, "speed", QT_TRANSLATE_NOOP("RequestColumns", "Speed"),
            "120 tokens/s", number, false, 17 },
        { RequestColumn::InputTokens, "in", QT_TRANSLATE_NOOP("RequestColumns", "Tokens in"), "1,234,567",
            number, true, 6 },
        { RequestColumn::OutputTokens, "out", QT_TRANSLATE_NOOP("RequestColumns", "Tokens out"), "12,345",
            number, true, 7 },
        { {}, "cost", QT_TRANSLATE_NOOP("RequestColumns", "Cost"), "≈ $0.01234", number, true, 9 },
        { RequestColumn::CacheReadTokens, "cached", QT_TRANSLATE_NOOP("RequestColumns", "Cached"),
            "1,234,567", number, false, 15 },
        { RequestColumn::Endpoint, "endpoint", QT_TRANSLATE_NOOP("RequestColumns", "Endpoint"), "anthropic",
            Qt::AlignLeading, false, 10 },
        { RequestColumn::Attempts, "attempts", QT_TRANSLATE_NOOP("RequestColumns", "Tries"), "10", number,
            false, 11 },
        { RequestColumn::StopReason, "stop", QT_TRANSLATE_NOOP("RequestColumns", "Stop reason"), "max_tokens",
            Qt::AlignLeading, false, 12 },
        { RequestColumn::RequestBytes, "sent", QT_TRANSLATE_NOOP("RequestColumns", "Request size"),
            "100.5 KB", number, false, 13 },
        { RequestColumn::ResponseBytes, "received", QT_TRANSLATE_NOOP("RequestColumns", "Answer size"),
            "100.5 KB", number, false, 14 },
    };
    return columns;
}

int indexOfColumn(std::optional<RequestColumn> column)
{
    const std::vector<RequestColumnInfo>& columns = requestColumns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].column == column)
            return int(i);
    }
    return -1;
}

QString columnTitle(const RequestColumnInfo& info)
{
    return QCoreApplication::translate("RequestColumns", info.title);
}

QString columnText(const RequestColumnInfo& info, const StoredRequest& request, const PriceTable& prices)
{
    const RequestRecord& record = request.record;
    if (!info.column)
        return RequestWords::cost(estimatedCost(record, prices));
    switch (*info.column) {
    case RequestColumn::Time: return RequestWords::time(record.time);
    case RequestColumn::Endpoint: return text(record.endpoint);
    case RequestColumn::Client: return RequestWords::client(record);
    case RequestColumn::Provider: return text(record.provider);
    case RequestColumn::AskedModel: return RequestWords::model(record);
    case RequestColumn::UsedModel: return text(record.usedModel);
    case RequestColumn::Status:
    case RequestColumn::Failure: return RequestWords::status(request);
    case RequestColumn::StopReason: return text(record.stopReason);
    case RequestColumn::Attempts: return QString::number(request.attempts);
    case RequestColumn::Duration: return RequestWords::duration(record.duration);
    case RequestColumn::FirstByte: return RequestWords::duration(record.firstByte);
    case RequestColumn::FirstToken: return RequestWords::duration(record.firstToken);
    case RequestColumn::TokensPerSecond: return RequestWords::speed(record);
    case RequestColumn::InputTokens: return countText(RequestWords::tokensIn(record));
    case RequestColumn::OutputTokens: return countText(record.outputTokens);
    case RequestColumn::CacheReadTokens: return countText(record.cacheReadTokens);
    case RequestColumn::RequestBytes: return RequestWords::bytes(record.requestBytes);
    case RequestColumn::ResponseBytes: return RequestWords::bytes(record.responseBytes);
    }
    return {};
}

QString columnHint(const RequestColumnInfo& info, const StoredRequest& request)
{
    const RequestRecord& record = request.record;
    const std::optional<RequestColumn> column = info.column;
    if (column == RequestColumn::Status)
        return text(record.error);
    if (column == RequestColumn::Client)
        return text(record.client);
    if (column == RequestColumn::Time)
        return RequestWords::fullTime(record.time);
    return column == RequestColumn::AskedModel ? RequestWords::model(record) : QString();
}

} // namespace dragoman
