#include "app/Program.h"
#include "inspection/TranslateCase.h"
#include "server/ProxyFixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

RequestRecord recordOf(bool stream)
{
    const Sides sides{ Protocol::Anthropic, Protocol::OpenAiChat, stream };
    const std::string asked = generationBody(sides.client, stream).toStdString();
    const std::string said = stream ? (goodEvents(sides.provider).join("\n\n") + "\n\n").toStdString()
                                    : goodBody(sides.provider).toStdString();
    auto captured = std::make_shared<CapturedExchange>();
    captured->clientRequest = { "POST /v1/messages", {}, asked, asked.size() };
    captured->providerAnswer = { "200", {}, said, said.size() };
    RequestRecord record;
    record.clientProtocol = "anthropic";
    record.providerProtocol = "openai-chat";
    record.stream = stream;
    record.captured = captured;
    return record;
}

ProgramRun run(const TranslateCase& saved)
{
    QStringList words = QString::fromStdString(saved.command).simplified().split(QLatin1Char(' '));
    words = words.mid(1, words.indexOf(QStringLiteral("<")) - 1);
    const QTemporaryDir folder;
    return runProgram(words, bareEnvironment(folder.path()), QByteArray::fromStdString(saved.input));
}

} // namespace

// A case that was saved runs as it says.
class TranslateCaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runs_data();
    void runs();
};

void TranslateCaseTest::runs_data()
{
    QTest::addColumn<bool>("stream");
    QTest::newRow("stream") << true;
    QTest::newRow("whole") << false;
}

void TranslateCaseTest::runs()
{
    QFETCH(bool, stream);
    const Result<std::vector<TranslateCase>> cases = translateCases(recordOf(stream));
    QVERIFY(cases);
    QCOMPARE(cases->size(), std::size_t{ 2 });
    const ProgramRun request = run(cases->front());
    QVERIFY2(request.exitCode == 0, request.err.constData());
    QVERIFY2(request.out.contains("\"content\":\"Hi\""), request.out.constData());
    const ProgramRun reply = run(cases->back());
    QVERIFY2(reply.exitCode == 0, reply.err.constData());
    QVERIFY2(hasNormalEnd(Protocol::Anthropic, reply.out), reply.out.constData());
    QCOMPARE(reply.out.contains("event: "), stream);
}

QTEST_GUILESS_MAIN(TranslateCaseTest)
#include "tst_translatecase.moc"
