#include "app/TranslateCommand.h"

#include "app/Console.h"
#include "protocol/CodecTable.h"
#include "protocol/Translation.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QFile>

#include <cstdio>

namespace dragoman {

namespace {

enum class Kind { Request, Reply, Stream };

struct TranslateOptions
{
    TranslationPair pair;
    Kind kind = Kind::Request;
};

Result<Protocol> protocolOption(const QCommandLineParser& parser, const char* option)
{
    const std::string name = parser.value(QLatin1String(option)).toStdString();
    if (const std::optional<Protocol> protocol = protocolByName(name))
        return *protocol;
    return failure(
        ErrorKind::InvalidRequest, "--" + std::string(option) + " must be one of " + protocolNames() + ".");
}

Result<Kind> kindOption(const QString& word)
{
    constexpr std::array<std::pair<const char*, Kind>, 3> kinds{ { { "request", Kind::Request },
        { "reply", Kind::Reply }, { "stream", Kind::Stream } } };
    for (const auto& [name, kind] : kinds) {
        if (word == QLatin1String(name))
            return kind;
    }
    return failure(ErrorKind::InvalidRequest, "--kind must be one of request, reply, stream.");
}

Result<TranslateOptions> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOptions({ { QStringLiteral("from"), {}, QStringLiteral("P") },
        { QStringLiteral("to"), {}, QStringLiteral("P") },
        { QStringLiteral("kind"), {}, QStringLiteral("K") } });
    if (!parser.parse(arguments))
        return failure(ErrorKind::InvalidRequest, parser.errorText().toStdString());
    const Result<Protocol> from = protocolOption(parser, "from");
    const Result<Protocol> to = protocolOption(parser, "to");
    const Result<Kind> kind = kindOption(parser.value(QStringLiteral("kind")));
    if (!from || !to)
        return tl::unexpected(from ? to.error() : from.error());
    if (!kind)
        return tl::unexpected(kind.error());
    return TranslateOptions{ { *from, *to }, *kind };
}

Result<TranslatedText> translate(const TranslateOptions& options, std::string input)
{
    if (options.kind == Kind::Request)
        return translateRequest(options.pair, std::move(input));
    ReplyShape shape;
    shape.stream = options.kind == Kind::Stream;
    shape.includeUsage = true;
    shape.fallbackId = "translated";
    shape.created = QDateTime::currentSecsSinceEpoch();
    return translateReply(options.pair, input, shape);
}

std::string errorLine(const Error& error)
{
    return error.param.empty() ? error.message : error.message + " (at " + error.param + ")";
}

} // namespace

int runTranslate(const QStringList& arguments)
{
    const Result<TranslateOptions> options = readOptions(arguments);
    if (!options)
        return complain(options.error());
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return complain({ ErrorKind::Internal, "cannot read standard input" });
    const Result<TranslatedText> translated = translate(*options, input.readAll().toStdString());
    if (!translated)
        return complain({ translated.error().kind, errorLine(translated.error()) });
    for (const Warning& warning : translated->warnings)
        complain({ ErrorKind::InvalidRequest, "warning: " + warning.field + "; " + warning.reason });
    say(translated->text);
    return 0;
}

} // namespace dragoman
