#include "ui/requests/RequestWords.h"

#include "journal/TokenSpeed.h"

#include <QDateTime>
#include <QLocale>

#include <array>

namespace dragoman {

namespace {

QString text(const std::string& text)
{
    return QString::fromStdString(text);
}

QDateTime dateTime(std::chrono::system_clock::time_point time)
{
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

struct StatusName
{
    int status;
    const char* name;
};

constexpr std::array<StatusName, 17> statusNames{ {
    { 200, QT_TRANSLATE_NOOP("RequestWords", "OK") },
    { 400, QT_TRANSLATE_NOOP("RequestWords", "Bad request") },
    { 401, QT_TRANSLATE_NOOP("RequestWords", "Not signed in") },
    { 402, QT_TRANSLATE_NOOP("RequestWords", "No credit") },
    { 403, QT_TRANSLATE_NOOP("RequestWords", "Forbidden") },
    { 404, QT_TRANSLATE_NOOP("RequestWords", "Not found") },
    { 408, QT_TRANSLATE_NOOP("RequestWords", "Timed out") },
    { 409, QT_TRANSLATE_NOOP("RequestWords", "Conflict") },
    { 413, QT_TRANSLATE_NOOP("RequestWords", "Too large") },
    { 415, QT_TRANSLATE_NOOP("RequestWords", "Unknown format") },
    { 422, QT_TRANSLATE_NOOP("RequestWords", "Not accepted") },
    { 429, QT_TRANSLATE_NOOP("RequestWords", "Too many requests") },
    { 500, QT_TRANSLATE_NOOP("RequestWords", "Server error") },
    { 502, QT_TRANSLATE_NOOP("RequestWords", "Bad answer") },
    { 503, QT_TRANSLATE_NOOP("RequestWords", "Unavailable") },
    { 504, QT_TRANSLATE_NOOP("RequestWords", "Timed out") },
    { 529, QT_TRANSLATE_NOOP("RequestWords", "Overloaded") },
} };

} // namespace

QString RequestWords::time(std::chrono::system_clock::time_point time)
{
    const QDateTime moment = dateTime(time);
    return moment.date() == QDate::currentDate() ? moment.toString(QStringLiteral("HH:mm:ss"))
                                                 : moment.toString(QStringLiteral("MM-dd HH:mm"));
}

QString RequestWords::fullTime(std::chrono::system_clock::time_point time)
{
    return dateTime(time).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString RequestWords::duration(std::chrono::microseconds duration)
{
    using namespace std::chrono;
    if (duration.count() <= 0)
        return {};
    const auto whole = duration_cast<milliseconds>(duration).count();
    if (whole < 1000)
        return tr("%1 ms").arg(whole);
    if (whole < 10'000)
        return tr("%1 s").arg(QLocale().toString(double(whole) / 1000, 'f', 1));
    const auto wholeSeconds = (whole + 500) / 1000;
    if (wholeSeconds < 60)
        return tr("%1 s").arg(wholeSeconds);
    return tr("%1 min %2 s").arg(wholeSeconds / 60).arg(wholeSeconds % 60);
}

QString RequestWords::speed(const RequestRecord& record)
{
    const std::optional<double> speed = tokensPerSecond(record);
    if (!speed)
        return {};
    return tr("%1 tokens/s").arg(QLocale().toString(*speed, 'f', *speed < 10 ? 1 : 0));
}

QString RequestWords::number(std::int64_t number)
{
    return QLocale().toString(qlonglong(number));
}

QString RequestWords::cost(std::optional<double> dollars)
{
    if (!dollars)
        return {};
    return QStringLiteral("≈ $") + QLocale().toString(*dollars, 'f', *dollars < 0.1 ? 4 : 2);
}

QString RequestWords::bytes(std::uint64_t bytes)
{
    return QLocale().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeTraditionalFormat);
}

QString RequestWords::client(const RequestRecord& record)
{
    return text(record.client).section(QLatin1Char(' '), 0, 0);
}

QString RequestWords::model(const RequestRecord& record)
{
    if (record.usedModel.empty() || record.usedModel == record.askedModel)
        return text(record.askedModel);
    return text(record.askedModel) + QStringLiteral(" → ") + text(record.usedModel);
}

std::optional<std::int64_t> RequestWords::tokensIn(const RequestRecord& record)
{
    if (!record.inputTokens)
        return {};
    return *record.inputTokens + record.cacheReadTokens.value_or(0) + record.cacheWriteTokens.value_or(0);
}

Tone RequestWords::tone(const StoredRequest& request)
{
    if (request.isFailure)
        return Tone::Bad;
    if (request.record.clientLeft)
        return Tone::Quiet;
    return request.attempts > 1 ? Tone::Warning : Tone::Good;
}

QString RequestWords::httpStatus(int status)
{
    for (const StatusName& known : statusNames) {
        if (known.status == status)
            return QStringLiteral("%1 %2").arg(status).arg(tr(known.name));
    }
    return QString::number(status);
}

QString RequestWords::status(const StoredRequest& request)
{
    const RequestRecord& record = request.record;
    if (record.clientLeft)
        return tr("Client left");
    if (request.isFailure && record.status < 400)
        return tr("Broke off");
    if (request.isFailure)
        return httpStatus(record.status);
    return request.attempts > 1 ? tr("OK on try %1").arg(request.attempts) : tr("OK");
}

QString RequestWords::failure(const ProviderFailure& failure)
{
    QString what;
    switch (failure.kind) {
    case ProviderFailure::Kind::Refused:
        what = tr("%1 said %2").arg(text(failure.provider)).arg(failure.status);
        break;
    case ProviderFailure::Kind::Unreachable:
        what = tr("%1 gave no answer").arg(text(failure.provider));
        break;
    case ProviderFailure::Kind::BrokeOff:
        what = tr("%1 gave no whole answer").arg(text(failure.provider));
        break;
    }
    return failure.times > 1 ? tr("%1 %n time(s)", nullptr, failure.times).arg(what) : what;
}

QString RequestWords::failures(const std::vector<ProviderFailure>& failures)
{
    QString all;
    for (std::size_t i = 0; i < failures.size(); ++i) {
        const QString next = failure(failures[i]);
        if (i == 0)
            all = next;
        else
            all = (i + 1 == failures.size() ? tr("%1 and %2") : tr("%1, %2")).arg(all, next);
    }
    return all;
}

QString RequestWords::answered(const RequestSummary& summary)
{
    const QString provider = text(summary.provider);
    if (summary.tries < 2)
        return tr("%1 answered").arg(provider);
    const QString before = failures(summary.failures);
    if (before.isEmpty())
        return tr("%1 answered on try %2").arg(provider).arg(summary.tries);
    if (summary.tries == 2)
        return tr("%1 answered on the second try after %2").arg(provider, before);
    if (summary.tries == 3)
        return tr("%1 answered on the third try after %2").arg(provider, before);
    return tr("%1 answered on try %2 after %3").arg(provider).arg(summary.tries).arg(before);
}

QString RequestWords::left(const RequestSummary& summary)
{
    const QString after = duration(summary.duration);
    if (summary.provider.empty())
        return tr("The client left after %1, before a provider was asked").arg(after);
    if (summary.hasBegun)
        return tr("The client left after %1, while %2 was answering").arg(after, text(summary.provider));
    return tr("The client left after %1, before %2 had answered").arg(after, text(summary.provider));
}

QString RequestWords::outcome(const RequestSummary& summary)
{
    const QString error = text(summary.error);
    switch (summary.outcome) {
    case RequestSummary::Outcome::Answered: return answered(summary);
    case RequestSummary::Outcome::Left: return left(summary);
    case RequestSummary::Outcome::NotAsked:
        return tr("No provider was asked; the client got %1: %2").arg(httpStatus(summary.status), error);
    case RequestSummary::Outcome::Failed:
        if (summary.failures.empty())
            return tr("The client got %1: %2").arg(httpStatus(summary.status), error);
        if (summary.hasBegun)
            return tr("The answer broke off: %1").arg(error);
        return tr("%1; the client got %2: %3")
            .arg(failures(summary.failures), httpStatus(summary.status), error);
    }
    return {};
}

QString RequestWords::figures(const RequestSummary& summary)
{
    QStringList figures;
    if (summary.tokensIn && summary.tokensCached.value_or(0) > 0)
        figures += tr("%1 tokens in (%2 of them cached)")
                       .arg(number(*summary.tokensIn), number(*summary.tokensCached));
    else if (summary.tokensIn)
        figures += tr("%1 tokens in").arg(number(*summary.tokensIn));
    if (summary.tokensOut)
        figures += tr("%1 tokens out").arg(number(*summary.tokensOut));
    if (summary.firstToken.count() > 0)
        figures += tr("%1 to the first token").arg(duration(summary.firstToken));
    if (summary.outcome != RequestSummary::Outcome::Left && summary.duration.count() > 0)
        figures += tr("%1 in all").arg(duration(summary.duration));
    return figures.join(tr(", ", "between the parts of a list"));
}

QString RequestWords::sentence(const RequestSummary& summary)
{
    QString begin = outcome(summary);
    const QString end = figures(summary);
    while (begin.endsWith(QLatin1Char('.')))
        begin.chop(1);
    return end.isEmpty() ? tr("%1.").arg(begin) : tr("%1; %2.").arg(begin, end);
}

QString RequestWords::step(const RequestStep& step)
{
    const QString after = duration(step.duration);
    const QString status = step.status == 0 ? tr("no answer") : httpStatus(step.status);
    switch (step.kind) {
    case RequestStep::Kind::Skipped: return tr("not asked: %1").arg(text(step.reason));
    case RequestStep::Kind::Failed:
        return tr("%1 after %2: %3").arg(status, after.isEmpty() ? tr("0 ms") : after, text(step.reason));
    case RequestStep::Kind::Answered: return tr("answered after %1").arg(after);
    }
    return {};
}

} // namespace dragoman
