#include "app/Program.h"
#include "support/PrivateKeyring.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

QByteArray get(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString& name, const QByteArray& content)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QString providerFile()
{
    return QStringLiteral(TEST_DATA_DIR "/config/import/provider.json");
}

} // namespace

// The provider file holds the keys test-key-second and test-key-third; neither may ever be shown.
class TestImportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void intoASecretsFile();
    void intoAKeychain();
    void again();
    void asksOnATerminal_data();
    void asksOnATerminal();
    void withoutATerminal();
    void withoutAKeychain();
    void secretsFileRefused();
    void configurationRefused();
    void brokenConfiguration();
    void keepsTheSecretsFileInUse();
    void errors_data();
    void errors();
    void exports();

private:
    QString path(const char* name) const { return m_home->filePath(QLatin1String(name)); }
    ProgramRun run(const QStringList& arguments) const
    {
        return run(arguments, bareEnvironment(m_home->path()));
    }
    ProgramRun run(const QStringList& arguments, const QProcessEnvironment& environment) const;
    QStringList import(const QStringList& more) const;

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_config;
    QString m_secrets;
};

void TestImportCommand::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_config = path("config.json");
    m_secrets = QStringLiteral("file:") + path("keys.json");
}

ProgramRun TestImportCommand::run(const QStringList& arguments, const QProcessEnvironment& environment) const
{
    const ProgramRun run = runProgram(arguments, environment);
    const QByteArray said = run.out + run.err + get(m_config);
    return said.contains("test-key") ? ProgramRun{ -2, "a key was shown", said } : run;
}

QStringList TestImportCommand::import(const QStringList& more) const
{
    return QStringList{ QStringLiteral("import"), providerFile(), QStringLiteral("--config"), m_config }
    + more;
}

void TestImportCommand::intoASecretsFile()
{
    const ProgramRun run
        = this->run(import({ QStringLiteral("--yes"), QStringLiteral("--secrets"), m_secrets }));
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("Add provider second: openai-chat, https://two.example/v1, file:second-1.\n"));
    QVERIFY(run.out.contains("Skip third: its type 'gemini' is not supported\n"));
    QVERIFY(run.out.endsWith("Written to " + m_config.toUtf8() + ".\n"));
    QCOMPARE(get(path("keys.json")), QByteArray("{\"second-1\":\"test-key-second\"}\n"));
    QCOMPARE(QFile::permissions(m_config) & ~(QFile::ReadUser | QFile::WriteUser), ownerOnly);
    QCOMPARE(this->run({ QStringLiteral("check"), QStringLiteral("--config"), m_config }).exitCode, 0);
    const ProgramRun list = this->run(
        { QStringLiteral("providers"), QStringLiteral("list"), QStringLiteral("--config"), m_config });
    QVERIFY2(list.out.contains(" file:second-1 "), list.out.constData());
    QVERIFY(!list.out.contains("file:second-1 (missing)"));
}

void TestImportCommand::intoAKeychain()
{
    PrivateKeyring keyring;
    QCOMPARE(keyring.start(), QString());
    const ProgramRun run = this->run(import({ QStringLiteral("--yes") }), keyring.environment());
    QCOMPARE(run.err, QByteArray());
    QVERIFY(run.out.contains("Store a key as keychain:second-1.\n"));
    const QStringList list{ QStringLiteral("providers"), QStringLiteral("list"), QStringLiteral("--config"),
        m_config };
    QVERIFY(!this->run(list, keyring.environment()).out.contains("keychain:second-1 (missing)"));
    QVERIFY(QFile::remove(m_config)); // another configuration does not take the key over
    const ProgramRun other = this->run(import({ QStringLiteral("--yes") }), keyring.environment());
    QVERIFY2(other.out.contains("Store a key as keychain:second-2.\n"), other.out.constData());
}

void TestImportCommand::again()
{
    const QStringList secrets{ QStringLiteral("--yes"), QStringLiteral("--secrets"), m_secrets };
    QCOMPARE(run(import(secrets)).exitCode, 0);
    const ProgramRun renamed = run(import(secrets));
    QCOMPARE(renamed.exitCode, 0);
    QVERIFY(renamed.out.contains("Add provider second-2, as there is one called second: "));
    const ProgramRun replaced = run(import(secrets + QStringList{ QStringLiteral("--replace") }));
    QCOMPARE(replaced.exitCode, 0);
    QVERIFY(replaced.out.contains("Replace provider second: "));
    QCOMPARE(get(m_config).count("\"name\": \"second\""), 1);
    QCOMPARE(get(m_config).count("\"name\": \"second-2\""), 1);
}

void TestImportCommand::asksOnATerminal_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("written");
    QTest::newRow("yes") << QByteArray("y\n") << true;
    QTest::newRow("no") << QByteArray("n\n") << false;
    QTest::newRow("nothing") << QByteArray("\n") << false;
}

void TestImportCommand::asksOnATerminal()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, written);
    const QString script = QStandardPaths::findExecutable(QStringLiteral("script"));
    if (script.isEmpty())
        QSKIP("needs script(1) for a terminal");
    QProcess terminal;
    terminal.setProcessEnvironment(bareEnvironment(m_home->path()));
    const QStringList words = QStringList{ QStringLiteral(DRAGOMAN_PROGRAM) }
        + import({ QStringLiteral("--secrets"), m_secrets });
    terminal.start(script,
        { QStringLiteral("-q"), QStringLiteral("-e"), QStringLiteral("-c"), words.join(QLatin1Char(' ')),
            QStringLiteral("/dev/null") });
    QByteArray shown;
    while (!shown.contains("[y/N]") && terminal.waitForReadyRead())
        shown += terminal.readAll();
    terminal.write(answer);
    QVERIFY(terminal.waitForFinished());
    shown += terminal.readAll();
    QCOMPARE(terminal.exitCode(), written ? 0 : 1);
    QCOMPARE(QFileInfo::exists(m_config), written);
    QCOMPARE(QFileInfo::exists(path("keys.json")), written);
    QVERIFY(!shown.contains("test-key"));
}

void TestImportCommand::withoutATerminal()
{
    const ProgramRun run = this->run(import({ QStringLiteral("--secrets"), m_secrets }));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.out.contains("Add provider second: "));
    QCOMPARE(
        run.err, QByteArray("dragoman: Nothing was changed: say --yes to do this without being asked.\n"));
    QVERIFY(!QFileInfo::exists(m_config));
    QVERIFY(!QFileInfo::exists(path("keys.json")));
}

void TestImportCommand::withoutAKeychain()
{
    const ProgramRun run = this->run(import({ QStringLiteral("--yes") }));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(
        run.err.endsWith("Nothing was changed. On a machine without a keychain use --secrets file:PATH.\n"),
        run.err.constData());
    QVERIFY(!QFileInfo::exists(m_config));
}

void TestImportCommand::secretsFileRefused()
{
    QVERIFY(put(path("keys.json"), "{\"mine\": \"other\"}"));
    QVERIFY(QFile::setPermissions(path("keys.json"), ownerOnly | QFile::ReadOther));
    const ProgramRun run
        = this->run(import({ QStringLiteral("--yes"), QStringLiteral("--secrets"), m_secrets }));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains("can be read by others: run chmod 600"), run.err.constData());
    QVERIFY(!QFileInfo::exists(m_config));
    QCOMPARE(get(path("keys.json")), QByteArray("{\"mine\": \"other\"}"));
}

// Keys that were stored already are taken back; others stay.
void TestImportCommand::configurationRefused()
{
    QVERIFY(put(path("keys.json"), "{\"mine\": \"other\"}"));
    QVERIFY(QFile::setPermissions(path("keys.json"), ownerOnly));
    m_config = QStringLiteral("/proc/self/config.json");
    const ProgramRun run
        = this->run(import({ QStringLiteral("--yes"), QStringLiteral("--secrets"), m_secrets }));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.startsWith("dragoman: Cannot write '/proc/self/config.json': "), run.err.constData());
    QCOMPARE(get(path("keys.json")), QByteArray("{\"mine\":\"other\"}\n"));
}

void TestImportCommand::brokenConfiguration()
{
    QVERIFY(put(m_config, R"({"version": 1, "odd": 1, "strange": 2})"));
    const ProgramRun run
        = this->run(import({ QStringLiteral("--yes"), QStringLiteral("--secrets"), m_secrets }));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains("  odd: is not known here\n  strange: is not known here\n"));
    QVERIFY(!QFileInfo::exists(path("keys.json")));
}

void TestImportCommand::keepsTheSecretsFileInUse()
{
    const QByteArray before
        = "{\"version\": 1, \"secrets\": {\"file\": \"" + path("used.json").toUtf8() + "\"}}";
    QVERIFY(put(m_config, before));
    const ProgramRun refused
        = run(import({ QStringLiteral("--yes"), QStringLiteral("--secrets"), m_secrets }));
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(get(m_config), before);
    QCOMPARE(run(import({ QStringLiteral("--yes") })).exitCode, 0);
    QCOMPARE(get(path("used.json")), QByteArray("{\"second-1\":\"test-key-second\"}\n"));
}

void TestImportCommand::errors_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* name, const char* content, const QString& options, const char* error) {
        QTest::newRow(name) << QByteArray(content) << options.split(QLatin1Char(' '), Qt::SkipEmptyParts)
                            << QByteArray(error);
    };
    const QString none;
    row("unknownFormat", "Dear reader,", none, "looks like none of provider-json, litellm, env");
    row("formatOption", "A=b", QStringLiteral("--format xml"),
        "--format must be one of provider-json, litellm, env.");
    row("otherFormat", "A=test-key", QStringLiteral("--format litellm"),
        "The file has no list `model_list`.");
    row("secretsOption", "A=b", QStringLiteral("--secrets drawer"),
        "--secrets must be keychain or file:PATH.");
    row("secretsWithoutPath", "A=b", QStringLiteral("--secrets file:"),
        "--secrets must be keychain or file:PATH.");
    row("unknownOption", "A=b", QStringLiteral("--odd"), "Unknown option 'odd'.");
    row("twoFiles", "A=b", QStringLiteral("other"), "say which file to import: dragoman import FILE");
    row("brokenJson", "{\"providers\": {\n\"a\": test-key", none, "line 2");
    row("nothingUsable", R"({"providers": {"a": {"type": "soap"}}})", none, "can be imported.");
}

void TestImportCommand::errors()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, options);
    QFETCH(QByteArray, error);
    const QString source = path("source");
    QVERIFY(put(source, content));
    const ProgramRun run = this->run(QStringList{ QStringLiteral("import"), source, QStringLiteral("--yes"),
                                         QStringLiteral("--config"), m_config }
        + options);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(error), run.err.constData());
    QVERIFY(!QFileInfo::exists(m_config));
}

void TestImportCommand::exports()
{
    const QString source = path("exported.json");
    const QByteArray content
        = R"({"version": 1, "providers": [{"name": "p", "baseUrl": "https://p.example",)"
          R"("keys": ["env:KEY"], "headers": {"authorization": "test-key-header", "x-extra": "value"},)"
          R"("body": {"api_key": "test-key-body"}, "proxy": "http://u:test-key-proxy@h.example"}]})";
    QVERIFY(put(source, content));
    const ProgramRun run = this->run({ QStringLiteral("export"), QStringLiteral("--config"), source });
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("\"keys\": [\"env:KEY\"]"));
    QVERIFY(run.out.contains("\"authorization\": \"REMOVED: looked like a secret\""));
    QVERIFY(run.out.contains("\"x-extra\": \"value\""));
    QVERIFY(run.out.contains("\"proxy\": \"http://h.example\""));
    QVERIFY(put(m_config, run.out));
    QCOMPARE(this->run({ QStringLiteral("check"), QStringLiteral("--config"), m_config }).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestImportCommand)
#include "tst_importcommand.moc"
