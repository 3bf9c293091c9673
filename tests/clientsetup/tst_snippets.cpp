#include "base/Json.h"
#include "clients/Snippet.h"
#include "clients/SnippetFiller.h"
#include "clients/TomlFormat.h"
#include "clients/YamlFormat.h"

#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

const SnippetValues plain{ "http://127.0.0.1:9998", "test-token", "test-model", ClientSystem::Linux };
// A name and a token that would break out of every quotation.
const SnippetValues odd{ "http://127.0.0.1:9998", "a'b\"c\\d $HOME `e` {model}", "m'n\"o\\p $(q) %r {root}",
    ClientSystem::Linux };

QByteArray bytes(std::string_view text)
{
    return { text.data(), qsizetype(text.size()) };
}

// The first step of that kind, for either system.
std::string textOf(std::string_view client, SnippetKind kind, SnippetValues values)
{
    for (const ClientSystem system : { ClientSystem::Linux, ClientSystem::Windows }) {
        values.system = system;
        const Result<Snippet> snippet = snippetFor(client, values);
        for (const SnippetStep& step : snippet ? snippet->steps : std::vector<SnippetStep>()) {
            if (step.kind == kind)
                return step.text;
        }
    }
    return {};
}

void addClientsWith(SnippetKind kind)
{
    QTest::addColumn<QByteArray>("client");
    for (const SnippetClient& client : snippetClients()) {
        if (!textOf(client.id, kind, plain).empty())
            QTest::newRow(std::string(client.id).c_str()) << bytes(client.id);
    }
}

struct Run
{
    int exitCode = -1;
    QByteArray output{};
};

Run run(const QString& program, const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return { process.exitCode(), process.readAll() };
}

std::string cards(ClientSystem system)
{
    SnippetValues values = plain;
    values.system = system;
    std::string all;
    for (const SnippetClient& client : snippetClients()) {
        const Snippet snippet = *snippetFor(client.id, values);
        all += "=== " + snippet.client + ": " + snippet.title + '\n';
        for (const SnippetStep& step : snippet.steps)
            all += "# " + std::string(snippetKindName(step.kind)) + ": " + step.instruction + '\n'
                + step.text;
        for (const std::string& note : snippet.notes)
            all += "# " + note + '\n';
    }
    return all;
}

} // namespace

class TestSnippets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClientHasACard();
    void cardsAreAsExpected_data();
    void cardsAreAsExpected();
    void jsonIsValid_data() { addClientsWith(SnippetKind::Json); }
    void jsonIsValid();
    void otherFilesAreValid();
    void shellPassesTheValues_data() { addClientsWith(SnippetKind::Shell); }
    void shellPassesTheValues();
    void pythonCompiles_data() { addClientsWith(SnippetKind::Python); }
    void pythonCompiles();
    void typeScriptParses_data() { addClientsWith(SnippetKind::TypeScript); }
    void typeScriptParses();
    void quotes_data();
    void quotes();
    void cherryStudioLinkSaysAll();
    void unknownClient();
};

void TestSnippets::everyClientHasACard()
{
    QSet<QByteArray> ids;
    for (const SnippetClient& client : snippetClients()) {
        ids.insert(bytes(client.id));
        for (const ClientSystem system :
            { ClientSystem::Linux, ClientSystem::MacOs, ClientSystem::Windows }) {
            SnippetValues values = plain;
            values.system = system;
            const Result<Snippet> snippet = snippetFor(client.id, values);
            QVERIFY(snippet && !snippet->steps.empty());
            const std::string text = snippet->text();
            QVERIFY(
                text.find(values.root) != std::string::npos && text.find("test-token") != std::string::npos);
            for (const SnippetStep& step : snippet->steps) {
                QVERIFY(step.text.ends_with('\n') && !step.instruction.empty());
                QVERIFY(step.instruction.find("{file}") == std::string::npos);
                for (const char* place : { "{root}", "{token}", "{model}", "{cherryLink}" })
                    QVERIFY2(step.text.find(place) == std::string::npos, step.text.c_str());
            }
        }
    }
    QCOMPARE(std::size_t(ids.size()), snippetClients().size());
}

void TestSnippets::cardsAreAsExpected_data()
{
    QTest::addColumn<int>("system");
    QTest::newRow("snippets_unix.txt") << int(ClientSystem::Linux);
    QTest::newRow("snippets_windows.txt") << int(ClientSystem::Windows);
}

// The whole of what people copy; a wanted change is taken over from the file that a failure names.
void TestSnippets::cardsAreAsExpected()
{
    QFETCH(int, system);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QFile golden(QStringLiteral(TEST_DATA_DIR "/clientsetup/") + name);
    QVERIFY(golden.open(QIODevice::ReadOnly));
    const QByteArray expected = golden.readAll();
    const QByteArray present = QByteArray::fromStdString(cards(ClientSystem(system)));
    if (present == expected)
        return;
    QFile written(name);
    QVERIFY(written.open(QIODevice::WriteOnly) && written.write(present) == present.size());
    QFAIL(qPrintable(
        QStringLiteral("differs from what was written to ") + QFileInfo(written).absoluteFilePath()));
}

void TestSnippets::jsonIsValid()
{
    QFETCH(QByteArray, client);
    JsonDocument document;
    const Result<void> parsed = document.parse(textOf(client.toStdString(), SnippetKind::Json, odd));
    QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
    if (client == "claude-code") {
        QCOMPARE(document.root()["env"]["ANTHROPIC_AUTH_TOKEN"].decoded(), odd.token);
        QCOMPARE(document.root()["env"]["ANTHROPIC_MODEL"].decoded(), odd.model);
    }
}

void TestSnippets::otherFilesAreValid()
{
    JsonDocument document;
    const Result<std::string> yaml = YamlFormat().toJson(textOf("continue", SnippetKind::Yaml, odd));
    QVERIFY(yaml && document.parseCopy(*yaml));
    QCOMPARE(document.root()["models"].at(0)["apiKey"].decoded(), "q:" + odd.token);
    const Result<std::string> toml = TomlFormat().toJson(textOf("codex", SnippetKind::Toml, odd));
    QVERIFY(toml && document.parseCopy(*toml));
    QCOMPARE(document.root()["model"].decoded(), odd.model);
    QCOMPARE(document.root()["model_providers"]["dragoman"]["wire_api"].decoded(), "responses");
}

// Run for real, with the programs replaced by one that says what it was given.
void TestSnippets::shellPassesTheValues()
{
#ifdef Q_OS_WIN
    QSKIP("these are for other systems");
#endif
    QFETCH(QByteArray, client);
    const QByteArray text = bytes(textOf(client.toStdString(), SnippetKind::Shell, odd));
    const Run checked = run(QStringLiteral("bash"), { QStringLiteral("-n") }, text);
    QVERIFY2(checked.exitCode == 0, checked.output.constData());
    const QByteArray tellers
        = "tell() { printf '%s\\n' \"$@\"; env | grep -E '^(ANTHROPIC|OPENAI|DRAGOMAN)_' || :; }\n"
          "curl() { tell \"$@\"; }; aider() { tell \"$@\"; }; zed() { tell; }; claude() { tell; }\n";
    const Run told = run(QStringLiteral("bash"), {}, tellers + text);
    QCOMPARE(told.exitCode, 0);
    QVERIFY2(told.output.contains(bytes(odd.token)), told.output.constData());
    if (client.startsWith("curl")) {
        const qsizetype body = told.output.indexOf("{\"model\"");
        JsonDocument document;
        QVERIFY2(document.parse(told.output.mid(body).trimmed().toStdString()), told.output.constData());
        QCOMPARE(document.root()["model"].decoded(), odd.model);
    } else if (client != "zed") {
        QVERIFY2(told.output.contains(bytes(odd.model)), told.output.constData());
    }
}

void TestSnippets::pythonCompiles()
{
    QFETCH(QByteArray, client);
    const QByteArray check = "import ast, sys\n"
                             "tree = ast.parse(sys.stdin.read())\n"
                             "print([n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)])\n";
    const Run checked = run(QStringLiteral("python3"), { QStringLiteral("-c"), QString::fromUtf8(check) },
        bytes(textOf(client.toStdString(), SnippetKind::Python, plain)));
    QVERIFY2(checked.exitCode == 0, checked.output.constData());
    QVERIFY2(checked.output.contains("'test-token'"), checked.output.constData());
    QVERIFY(checked.output.contains("'test-model'"));
    const Run oddly = run(QStringLiteral("python3"), { QStringLiteral("-c"), QString::fromUtf8(check) },
        bytes(textOf(client.toStdString(), SnippetKind::Python, odd)));
    QVERIFY2(oddly.exitCode == 0, oddly.output.constData());
}

void TestSnippets::typeScriptParses()
{
    QFETCH(QByteArray, client);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("snippet.mjs")));
    const QByteArray text = bytes(textOf(client.toStdString(), SnippetKind::TypeScript, odd));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    const Run checked = run(QStringLiteral("node"), { QStringLiteral("--check"), file.fileName() });
    QVERIFY2(checked.exitCode == 0, checked.output.constData());
}

void TestSnippets::quotes_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("filled");
    const auto row = [](const char* name, SnippetKind kind, const char* text, const char* filled) {
        QTest::newRow(name) << int(kind) << QByteArray(text) << QByteArray(filled);
    };
    row("otherBraces", SnippetKind::Fields, "{\"a\": {}}{roots}", "{\"a\": {}}{roots}");
    row("notTwice", SnippetKind::Fields, "{model}", "it's {token} \"m\"");
    row("json", SnippetKind::Json, "\"{model}\"", "\"it's {token} \\\"m\\\"\"");
    row("shell", SnippetKind::Shell, "'{model}'", "'it'\\''s {token} \"m\"'");
    row("shellBody", SnippetKind::Shell, "'{\"model\": \"{model}\"}'",
        "'{\"model\": \"it'\\''s {token} \\\"m\\\"\"}'");
    row("powershell", SnippetKind::PowerShell, "'{model}'", "'it''s {token} \"m\"'");
    row("cmdBody", SnippetKind::Cmd, "\"{\\\"model\\\": \\\"{model}\\\"}\"",
        "\"{\\\"model\\\": \\\"it's {token} \\\\\\\"m\\\\\\\"\\\"}\"");
}

void TestSnippets::quotes()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, filled);
    const SnippetValues values{ "{token}", "{model}", "it's {token} \"m\"", ClientSystem::Linux };
    QCOMPARE(QByteArray::fromStdString(fillSnippet(text.toStdString(), SnippetKind(kind), values)), filled);
}

void TestSnippets::cherryStudioLinkSaysAll()
{
    const QByteArray link = QByteArray::fromStdString(cherryStudioLink(odd));
    const QByteArray prefix = "cherrystudio://providers/api-keys?v=1&data=";
    QVERIFY(link.startsWith(prefix));
    const QByteArray data = link.mid(prefix.size());
    QVERIFY(!data.contains('+') && !data.contains('/'));
    JsonDocument document;
    QVERIFY(document.parse(QByteArray::fromBase64(data, QByteArray::Base64UrlEncoding).toStdString()));
    QCOMPARE(document.root()["id"].decoded(), "dragoman");
    QCOMPARE(document.root()["baseUrl"].decoded(), odd.root);
    QCOMPARE(document.root()["apiKey"].decoded(), odd.token);
    QCOMPARE(document.root()["type"].decoded(), "openai");
}

void TestSnippets::unknownClient()
{
    const Result<Snippet> snippet = snippetFor("odd", plain);
    QVERIFY(!snippet);
    QCOMPARE(snippet.error().kind, ErrorKind::NotFound);
    QVERIFY(snippet.error().message.starts_with("there is no snippet for 'odd'; there are: claude-code, "));
}

QTEST_GUILESS_MAIN(TestSnippets)
#include "tst_snippets.moc"
