#include "app/Program.h"
#include "base/Json.h"
#include "server/ProviderTestAnswers.h"
#include "support/FakeUpstream.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

const QByteArray key = "test-key-of-the-provider";

} // namespace

// The scripted provider lives in this process, so the program is awaited by its events.
class ProviderTestCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void printsEachStep();
    void writesOneJsonObject();
    void saysWhatDoesNotWork();
    void showsNoKey_data();
    void showsNoKey();
    void takesTheModelThatIsNamed();
    void testsTheDemoProvider_data();
    void testsTheDemoProvider();
    void needsSomethingToTest_data();
    void needsSomethingToTest();

private:
    void enqueue(const QList<ScriptedAnswer>& script);
    ProgramRun run(const QStringList& arguments) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<FakeUpstream> m_upstream;
    QString m_file;
};

void ProviderTestCommandTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_upstream = std::make_unique<FakeUpstream>();
    QFile file(m_home->filePath(QStringLiteral("config.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"version":1,"providers":[{"name":"scripted","protocol":"openai-chat","proxy":"none",)"
               R"("keys":["env:SCRIPTED_KEY"],"baseUrl":")"
        + QByteArray::fromStdString(m_upstream->url("")) + "\"}]}");
    m_file = file.fileName();
}

void ProviderTestCommandTest::enqueue(const QList<ScriptedAnswer>& script)
{
    for (const ScriptedAnswer& answer : script)
        m_upstream->enqueue(answer);
}

ProgramRun ProviderTestCommandTest::run(const QStringList& arguments) const
{
    QProcessEnvironment environment = bareEnvironment(m_home->path());
    environment.insert(QStringLiteral("SCRIPTED_KEY"), QString::fromLatin1(key));
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(DRAGOMAN_PROGRAM),
        QStringList{ QStringLiteral("providers"), QStringLiteral("test"), QStringLiteral("--config"), m_file }
            + arguments);
    if (!QTest::qWaitFor([&program] { return program.state() == QProcess::NotRunning; }, 60'000))
        return {};
    return { program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError() };
}

void ProviderTestCommandTest::printsEachStep()
{
    enqueue(ProviderTestAnswers(Protocol::OpenAiChat).inOrder());
    const ProgramRun run = this->run({ QStringLiteral("scripted") });
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    const QList<QByteArray> lines = run.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 9);
    QVERIFY2(lines[0].startsWith("ok    connect"), run.out.constData());
    QVERIFY2(lines[2].startsWith("ok    completion"), run.out.constData());
    QVERIFY2(lines[2].endsWith(" ms  'first' answers."), run.out.constData());
    QVERIFY2(lines[7].startsWith("no    count tokens"), run.out.constData());
    QCOMPARE(lines[8],
        QByteArray("Works; capabilities: model list, streaming, tools, images, thinking; 25 tokens used."));
    const qsizetype time = lines[2].indexOf(" ms  ");
    QCOMPARE(lines[3].indexOf(" ms  "), time);
}

void ProviderTestCommandTest::writesOneJsonObject()
{
    enqueue(ProviderTestAnswers(Protocol::OpenAiChat).inOrder());
    const ProgramRun run = this->run({ QStringLiteral("scripted"), QStringLiteral("--json") });
    QCOMPARE(run.exitCode, 0);
    JsonDocument json;
    QVERIFY2(json.parse(run.out.toStdString()), run.out.constData());
    QVERIFY(json.root()["works"].boolOr(false));
    QVERIFY(json.root()["keys"].at(0)["reference"].equals("env:SCRIPTED_KEY"));
}

void ProviderTestCommandTest::saysWhatDoesNotWork()
{
    ProviderTestAnswers answers(Protocol::OpenAiChat);
    answers.replace(ProviderTestStep::Streaming,
        ScriptedAnswer::json(400, R"({"error":{"message":"stream is not\u001b[2J supported"}})"));
    enqueue(answers.inOrder());
    const ProgramRun run = this->run({ QStringLiteral("scripted") });
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.out.contains("no    streaming"), run.out.constData());
    QVERIFY2(run.out.contains("Does not work; "), run.out.constData());
    QVERIFY(!run.out.contains('\x1b'));
}

void ProviderTestCommandTest::showsNoKey_data()
{
    QTest::addColumn<bool>("json");
    QTest::newRow("text") << false;
    QTest::newRow("json") << true;
}

void ProviderTestCommandTest::showsNoKey()
{
    QFETCH(bool, json);
    const QByteArray body = R"({"error":{"message":"Wrong key )" + key + "\"}}";
    enqueue({ ScriptedAnswer::json(401, body) });
    const ProgramRun run
        = this->run({ QStringLiteral("scripted"), json ? QStringLiteral("--json") : QStringLiteral("--") });
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.out.contains("Wrong key ***"), run.out.constData());
    QVERIFY(!(run.out + run.err).contains(key));
    QCOMPARE(m_upstream->requests().size(), 1);
}

void ProviderTestCommandTest::takesTheModelThatIsNamed()
{
    enqueue(ProviderTestAnswers(Protocol::OpenAiChat).inOrder());
    const ProgramRun run
        = this->run({ QStringLiteral("scripted"), QStringLiteral("--model"), QStringLiteral("second") });
    QCOMPARE(run.exitCode, 0);
    QVERIFY(m_upstream->requests().at(1).body.contains("\"second\""));
}

void ProviderTestCommandTest::testsTheDemoProvider_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("text");
    const auto word = [](const char* text) { return QString::fromLatin1(text); };
    QTest::newRow("echo") << word("demo") << word("demo-echo") << 0 << QByteArray("ok    streaming");
    QTest::newRow("tools") << word("demo") << word("demo-tools") << 0 << QByteArray("ok    tool call");
    QTest::newRow("thinking") << word("demo") << word("demo-thinking") << 0 << QByteArray("ok    thinking");
    QTest::newRow("openai") << word("demo-openai") << word("demo-tools") << 0
                            << QByteArray("ok    tool call");
    QTest::newRow("fails") << word("demo") << word("demo-error-500") << 1 << QByteArray("FAIL  completion");
}

void ProviderTestCommandTest::testsTheDemoProvider()
{
    QFETCH(QString, name);
    QFETCH(QString, model);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, text);
    const ProgramRun run = this->run({ name, QStringLiteral("--model"), model });
    QVERIFY2(run.exitCode == exitCode, (run.out + run.err).constData());
    QVERIFY2(run.out.contains(text), run.out.constData());
}

void ProviderTestCommandTest::needsSomethingToTest_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("message");
    const auto words = [](const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
    QTest::newRow("noName") << QStringList() << QByteArray("name one provider");
    QTest::newRow("twoNames") << words("scripted demo") << QByteArray("name one provider");
    QTest::newRow("unknownName") << words("other")
                                 << QByteArray("there is no provider 'other'; there are: scripted");
    QTest::newRow("unknownOption") << words("scripted --fast") << QByteArray("fast");
    QTest::newRow("noFile") << words("scripted --config missing.json") << QByteArray("missing.json");
}

void ProviderTestCommandTest::needsSomethingToTest()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, message);
    const ProgramRun run = this->run(arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.out, QByteArray());
    QVERIFY2(run.err.contains(message), run.err.constData());
    QVERIFY(m_upstream->requests().isEmpty());
}

QTEST_GUILESS_MAIN(ProviderTestCommandTest)
#include "tst_providertestcommand.moc"
