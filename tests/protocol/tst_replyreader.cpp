#include "protocol/ReplyReader.h"

#include "http/Pieces.h"
#include "protocol/EventLines.h"

#include <QtTest>

#include <string>

using namespace dragoman;

class ReplyReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void failsBeyondLimits_data();
    void failsBeyondLimits();
    void readsBodyUpToLimit();
    void countsSkippedEvents();
    void isCut_data();
    void isCut();
    void ignoresWhatFollows();
};

Q_DECLARE_METATYPE(std::string)
Q_DECLARE_METATYPE(ReplyReader::Form)

namespace {

// Writes down what it is given. A value `"stop"` is the reason for stopping, `"over"` ends the reply.
class Recorder : public ReplyDecoder
{
public:
    void onEvent(std::string_view name, const JsonValue& data, ReplySink& sink) override
    {
        calls.append(name).append("=").append(data.raw().text).append("|");
        m_hasReason = m_hasReason || data.equals("stop");
        if (data.equals("over"))
            finish(sink);
    }
    void onDone(ReplySink&) override { calls += "done|"; }
    void onWhole(const JsonValue& body, ReplySink&) override
    {
        calls.append("whole=").append(body.raw().text) += '|';
    }
    void onEnd(ReplySink& sink) override
    {
        calls += "end|";
        finish(sink);
    }
    bool isOver() const override { return m_over; }
    bool hasStopReason() const override { return m_over || m_hasReason; }

    std::string calls;

private:
    void finish(ReplySink& sink)
    {
        m_over = true;
        sink.on(ReplyStarted{});
        sink.on(ReplyFinished{});
    }

    bool m_over = false;
    bool m_hasReason = false;
};

struct Reading
{
    explicit Reading(ReplyReader::Limits limits = {})
        : reader(decoder, sink, limits)
    {
    }
    // What the decoder was told, then the failure if there is one.
    std::string result() const
    {
        const bool failed = sink.lines().starts_with("failed");
        return decoder.calls + (failed ? sink.lines().substr(0, sink.lines().size() - 1) : std::string());
    }

    Recorder decoder;
    EventLines sink;
    ReplyReader reader;
};

std::string readInPieces(const Pieces& pieces, ReplyReader::Form form)
{
    Reading reading;
    for (const std::string_view piece : pieces)
        reading.reader.feed(piece);
    const bool isForm = reading.reader.form() == form;
    reading.reader.end();
    return reading.result() + (isForm ? "" : " wrong form") + (reading.reader.isOver() ? "" : " not over");
}

} // namespace

void ReplyReaderTest::reads_data()
{
    using Form = ReplyReader::Form;
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<Form>("form");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* rule, const std::string& bytes, Form form, const std::string& expected) {
        QTest::newRow(rule) << bytes << form << expected;
    };
    const std::string page = "failed 502 The provider answered with a web page";
    const std::string probably
        = " in the place of its API; a web firewall or a sign-in page of the network has "
          "probably answered.";

    row("events", "event: a\ndata: {\"x\":1}\n\ndata: 2\n\n", Form::Events, "a={\"x\":1}|=2|end|");
    row("crlf", "data: 1\r\n\r\ndata: 2\r\n\r\n", Form::Events, "=1|=2|end|");
    row("dataOverLines", "data: [1,\ndata: 2]\n\n", Form::Events, "=[1,\n2]|end|");
    row("commentFirst", ": OPENROUTER PROCESSING\n\ndata: 1\n\n", Form::Events, "=1|end|");
    row("noBlankLineAtEnd", "data: 1", Form::Events, "=1|end|");
    row("doneMark", "data: 1\n\ndata: [DONE]\n\n", Form::Events, "=1|done|end|");
    row("doneMarkQuoted", "data: \"[DONE]\"\n\n", Form::Events, "done|end|");
    row("eventWithoutData", "event: a\n\ndata:\n\ndata: 1\n\n", Form::Events, "=1|end|");
    row("markAndBlanksBeforeEvents", "\xEF\xBB\xBF\n\n data: 1\n\n", Form::Events, "=1|end|");
    row("utf8", "data: \"\xE9\x80\x9A\xF0\x9F\x98\x80\"\n\n", Form::Events,
        "=\"\xE9\x80\x9A\xF0\x9F\x98\x80\"|end|");
    row("brokenEventAmongGood", "data: 1\n\ndata: {\"x\n\ndata: 2\n\n", Form::Events, "=1|=2|end|");
    row("brokenUtf8AmongGood", "data: 1\n\ndata: \"\xff\"\n\ndata: 2\n\n", Form::Events, "=1|=2|end|");
    row("brokenEventFirst", "data: oops\n\ndata: 1\n\n", Form::Events,
        "failed 502 The provider's stream begins with an event that is not JSON.");
    row("errorEventAsText", "data: 1\n\nevent: error\ndata: gone\n\n", Form::Events, "=1|failed 502 gone");
    row("plainText", "gone away\n", Form::Events, "end|");
    row("whole", "\r\n {\"x\":[1,\n2]}\n", Form::Whole, "whole={\"x\":[1,\n2]}|end|");
    row("wholeWithMark", "\xEF\xBB\xBF{}", Form::Whole, "whole={}|end|");
    row("wholeList", "[1]", Form::Whole, "whole=[1]|end|");
    row("wholeBroken", "{\"x\":", Form::Whole,
        "failed 502 The provider's reply cannot be read. Invalid JSON at line 1, column 6: the text ends too "
        "early.");
    row("wholeNotUtf8", "{\"x\":\"\xff\"}", Form::Whole,
        "failed 502 The provider's reply cannot be read. Invalid JSON: byte 6 is not valid UTF-8.");
    row("webPage", " <!DOCTYPE html><title>Sign in</title>", Form::NotAnApi,
        page + " (\"Sign in\")" + probably);
    row("webPageWithoutTitle", "<html>", Form::NotAnApi, page + probably);
    row("nothing", "", Form::Unknown, "end|");
    row("blanks", " \r\n\r\n", Form::Unknown, "end|");
}

void ReplyReaderTest::reads()
{
    QFETCH(std::string, bytes);
    QFETCH(ReplyReader::Form, form);
    QFETCH(std::string, expected);
    for (const Pieces& pieces : allPieces(bytes))
        QCOMPARE(QByteArray::fromStdString(readInPieces(pieces, form)), QByteArray::fromStdString(expected));
}

void ReplyReaderTest::failsBeyondLimits_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("expected");

    QTest::newRow("event") << "data: 1\n\ndata: \"" + std::string(70, 'x') + "\"\n\ndata: 2\n\n"
                           << std::string("=1|failed 502 An event of the provider's stream is too large.");
    QTest::newRow("line") << "data: 1\n\ndata: " + std::string(200, 'x')
                          << std::string("=1|failed 502 An event of the provider's stream is too large.");
    QTest::newRow("whole") << "[\"" + std::string(100, 'x') + "\"]"
                           << std::string("failed 502 The provider's reply is too large.");
    QTest::newRow("webPage")
        << "<title>T</title>" + std::string(70000, 'x')
        << std::string("failed 502 The provider answered with a web page (\"T\") in the place of "
                       "its API; a web firewall or a sign-in page of the network has probably "
                       "answered.");
}

void ReplyReaderTest::failsBeyondLimits()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, expected);
    for (const std::size_t pieceBytes : { bytes.size(), std::size_t(1), std::size_t(7) }) {
        Reading reading({ 64, 64 });
        for (std::size_t at = 0; at < bytes.size(); at += pieceBytes)
            reading.reader.feed(std::string_view(bytes).substr(at, pieceBytes));
        QVERIFY(reading.reader.isOver());
        QCOMPARE(QByteArray::fromStdString(reading.result()), QByteArray::fromStdString(expected));
    }
}

void ReplyReaderTest::readsBodyUpToLimit()
{
    Reading reading({ 64, 8 });
    reading.reader.feed("[1,2");
    reading.reader.feed(",34]");
    reading.reader.end();
    QCOMPARE(reading.result(), std::string("whole=[1,2,34]|end|"));
}

void ReplyReaderTest::countsSkippedEvents()
{
    Reading reading;
    reading.reader.feed("data: 1\n\ndata: {\n\ndata: x\n\ndata: 2\n\n");
    QCOMPARE(reading.reader.skippedEvents(), std::size_t(2));
}

void ReplyReaderTest::isCut_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("expected");

    QTest::newRow("atStart") << std::string() << std::string("failed 504 too slow");
    QTest::newRow("inEvents") << std::string("data: 1\n\ndata: 2") << std::string("=1|failed 504 too slow");
    QTest::newRow("inWhole") << std::string("{}") << std::string("failed 504 too slow");
    QTest::newRow("behindStopReason") << std::string("data: \"stop\"\n\n") << std::string("=\"stop\"|end|");
    QTest::newRow("behindEnd") << std::string("data: \"over\"\n\n") << std::string("=\"over\"|");
    QTest::newRow("inWebPage") << std::string("<html>")
                               << std::string(
                                      "failed 502 The provider answered with a web page in the place of its "
                                      "API; a web firewall or a sign-in page of the network has probably "
                                      "answered.");
}

void ReplyReaderTest::isCut()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, expected);
    Reading reading;
    reading.reader.feed(bytes);
    reading.reader.cut({ ErrorKind::GatewayTimeout, "too slow", {}, {} });
    QVERIFY(reading.reader.isOver());
    QCOMPARE(QByteArray::fromStdString(reading.result()), QByteArray::fromStdString(expected));
}

void ReplyReaderTest::ignoresWhatFollows()
{
    Reading finished;
    finished.reader.feed("data: \"over\"\n\ndata: 1\n\n");
    finished.reader.feed("data: 2\n\n");
    finished.reader.end();
    finished.reader.cut({ ErrorKind::BadGateway, "late", {}, {} });
    QCOMPARE(finished.result(), std::string("=\"over\"|"));

    Reading failed;
    failed.reader.cut({ ErrorKind::BadGateway, "gone", {}, {} });
    failed.reader.feed("data: 1\n\n");
    failed.reader.end();
    QCOMPARE(failed.result(), std::string("failed 502 gone"));
}

QTEST_GUILESS_MAIN(ReplyReaderTest)
#include "tst_replyreader.moc"
