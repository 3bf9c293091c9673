#include "app/Program.h"
#include "base/Json.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

const char* const threeProviders
    = R"({"version": 1, "providers": [)"
      R"({"name": "one", "protocol": "anthropic", "baseUrl": "https://one.example/v1",)"
      R"("keys": ["env:ONE", "env:NONE"], "models": {"big": ["b1", "b2"], "aliases": {"gpt-*": "b1"}}},)"
      R"({"name": "二号", "baseUrl": "http://127.0.0.1:11434", "enabled": false, "priority": 7},)"
      "{\"name\": \"evil\\u001b[2J\", \"baseUrl\": \"https://three.example\"}]}";

} // namespace

class TestProviderList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void table();
    void json();
    void noProvider();
    void errors_data();
    void errors();

private:
    QString file(const QByteArray& content) const;
    ProgramRun run(const QStringList& arguments) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestProviderList::init()
{
    m_home = std::make_unique<QTemporaryDir>();
}

QString TestProviderList::file(const QByteArray& content) const
{
    QFile file(m_home->filePath(QStringLiteral("config.json")));
    return file.open(QIODevice::WriteOnly) && file.write(content) >= 0 ? file.fileName() : QString();
}

ProgramRun TestProviderList::run(const QStringList& arguments) const
{
    QProcessEnvironment environment = bareEnvironment(m_home->path());
    environment.insert(QStringLiteral("ONE"), QStringLiteral("test-key-one"));
    return runProgram(QStringList{ QStringLiteral("providers") } + arguments, environment);
}

void TestProviderList::table()
{
    const ProgramRun run
        = this->run({ QStringLiteral("list"), QStringLiteral("--config"), file(threeProviders) });
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(QString::fromUtf8(run.out).toStdString(),
        "NAME      PROTOCOL     HOST           ENABLED  PRIORITY  KEYS                         MODELS\n"
        "one       anthropic    one.example    yes      1         env:ONE, env:NONE (missing)  big b1, b2, "
        "gpt-* = b1\n"
        "二号      openai-chat  127.0.0.1      no       7         none                         as asked\n"
        "evil?[2J  openai-chat  three.example  yes      1         none                         as asked\n"
        "\n"
        "one, key env:NONE: The environment variable NONE is not set.\n");
}

void TestProviderList::json()
{
    const ProgramRun run = this->run({ QStringLiteral("list"), QStringLiteral("--json"),
        QStringLiteral("--config"), file(threeProviders) });
    QCOMPARE(run.exitCode, 0);
    JsonDocument document;
    QVERIFY(document.parse(run.out.toStdString()));
    QCOMPARE(document.root().size(), 3U);
    QCOMPARE(document.root().at(0).raw().text,
        R"({"name":"one","protocol":"anthropic","baseUrl":"https://one.example/v1","enabled":true,"priority":1,)"
        R"("keys":[{"reference":"env:ONE","available":true},{"reference":"env:NONE","available":false,)"
        R"("problem":"The environment variable NONE is not set."}],)"
        R"("models":{"big":["b1","b2"],"middle":[],"small":[],"aliases":{"gpt-*":"b1"}}})");
    QVERIFY(!run.out.contains("test-key-one"));
}

void TestProviderList::noProvider()
{
    const ProgramRun run
        = this->run({ QStringLiteral("list"), QStringLiteral("--config"), file(R"({"version": 1})") });
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out, QByteArray("No provider is configured.\n"));
}

void TestProviderList::errors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* name, const QString& arguments, const char* error) {
        QTest::newRow(name) << arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts) << QByteArray(error);
    };
    row("noSubcommand", QString(), "dragoman: say what to do with the providers, one of: list");
    row("unknownSubcommand", QStringLiteral("sing"),
        "dragoman: say what to do with the providers, one of: list");
    row("argument", QStringLiteral("list one"), "dragoman: providers list takes no argument");
    row("unknownOption", QStringLiteral("list --odd"), "dragoman: Unknown option 'odd'.");
    row("noFile", QStringLiteral("list --config /nowhere.json"),
        "dragoman: Cannot read the configuration '/nowhere.json': No such file or directory.");
}

void TestProviderList::errors()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, error);
    const ProgramRun run = this->run(arguments);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.startsWith(error), run.err.constData());
    QCOMPARE(run.out, QByteArray());
}

QTEST_GUILESS_MAIN(TestProviderList)
#include "tst_providerlist.moc"
