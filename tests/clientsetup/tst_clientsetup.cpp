#include "clients/ClientSetup.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

const SetupValues values{ "http://127.0.0.1:9998", "token-of-dragoman", "test-model" };
const std::vector<std::uint16_t> livePorts{ 9998, 9999 };
constexpr const char* ofOpenCode
    = R"({"provider":{"dragoman":{"options":{"baseURL":"http://127.0.0.1:5/v1"}}}})";

} // namespace

// One client in a home of its own.
class Machine
{
public:
    explicit Machine(const char* client)
        : m_client(**findSetupClient(client))
    {
        m_places.home = m_folder.path();
        m_places.configuration = m_folder.filePath(QStringLiteral(".config"));
    }

    ClientSetup setup() const { return { m_client, m_places, m_folder.filePath(QStringLiteral("data")) }; }
    QString file() const { return m_client.file(m_places); }
    QDir folder() const { return QFileInfo(file()).absoluteDir(); }
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QByteArray text() const { return read(file()); }

    static QByteArray read(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }
    bool write(const QByteArray& text) const
    {
        QFile out(file());
        return folder().mkpath(QStringLiteral(".")) && out.open(QIODevice::WriteOnly)
            && out.write(text) == text.size();
    }
    SetupState state() const { return setup().status(values, livePorts).state; }

private:
    const SetupClient& m_client;
    QTemporaryDir m_folder;
    ClientPlaces m_places;
};

class TestClientSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsUpAndUndoes_data();
    void setsUpAndUndoes();
    void writesANewFile_data();
    void writesANewFile();
    void states();
    void refusesWhatDoesNotParse_data();
    void refusesWhatDoesNotParse();
    void undoKeepsLaterChanges();
    void undoRestoresWhatWasThere();
    void undoAfterARepairUsesTheFirstBackup();
    void handMadeSetupIsNotDeleted();
    void keepsModeAndFollowsLinks();
    void refusesAFileThatChangedMeanwhile();
    void showsNoSecret();
    void remembersNoSecret();
    void tellsOfTheRivalKey();
    void tellsOfCommentsThatTheClientCannotRead();
    void needsAModel();
    void undoWithoutSetup();
    void filesOfEachSystem();
};

namespace {

bool carryOut(const ClientSetup& setup, const Result<SetupPlan>& plan)
{
    return plan && setup.apply(*plan).has_value();
}

QStringList backups(const Machine& machine)
{
    return machine.folder().entryList({ QStringLiteral("*.dragoman-*") }, QDir::Files);
}

} // namespace

void TestClientSetup::setsUpAndUndoes_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("contained");
    QTest::newRow("claude-code") << QByteArray("claude-code")
                                 << QByteArray("{\r\n  \"permissions\": {}, // mine\r\n}\r\n")
                                 << QByteArray("\"ANTHROPIC_BASE_URL\": \"http://127.0.0.1:9998\"");
    QTest::newRow("opencode") << QByteArray("opencode")
                              << QByteArray("{ \"model\": \"x/y\", \"provider\": {} }")
                              << QByteArray("\"baseURL\": \"http://127.0.0.1:9998/v1\"");
    QTest::newRow("continue") << QByteArray("continue") << QByteArray("name: a\nmodels:\n- name: b\n")
                              << QByteArray("  apiBase: \"http://127.0.0.1:9998/v1\"");
    QTest::newRow("zed") << QByteArray("zed") << QByteArray("// Zed settings\n{\n\t\"theme\": \"One\",\n}\n")
                         << QByteArray("\"api_url\": \"http://127.0.0.1:9998/v1\"");
    QTest::newRow("codex") << QByteArray("codex") << QByteArray("model = \"gpt\" # mine\n\n[tui]\nx = 1\n")
                           << QByteArray("base_url = \"http://127.0.0.1:9998/v1\"");
}

void TestClientSetup::setsUpAndUndoes()
{
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, contained);
    const Machine machine(client.constData());
    QVERIFY(machine.write(before));
    QCOMPARE(machine.state(), SetupState::Untouched);

    const ClientSetup setup = machine.setup();
    QVERIFY(carryOut(setup, setup.plan(values)));
    QVERIFY2(machine.text().contains(contained), machine.text().constData());
    QCOMPARE(machine.state(), SetupState::SetUp);
    QCOMPARE(backups(machine).size(), 1);
    QCOMPARE(Machine::read(machine.folder().filePath(backups(machine).first())), before);
    const Result<SetupPlan> again = setup.plan(values);
    QVERIFY(again && !again->changesFile() && again->diff.empty());

    QVERIFY(carryOut(setup, setup.planUndo()));
    QCOMPARE(machine.text(), before);
    QCOMPARE(machine.state(), SetupState::Untouched);
}

void TestClientSetup::writesANewFile_data()
{
    QTest::addColumn<QByteArray>("client");
    for (const SetupClient& client : setupClients())
        QTest::newRow(client.id.data()) << QByteArray(client.id.data(), qsizetype(client.id.size()));
}

void TestClientSetup::writesANewFile()
{
    QFETCH(QByteArray, client);
    const Machine machine(client.constData());
    const ClientSetup setup = machine.setup();
    QCOMPARE(machine.state(), SetupState::NotInstalled);
    QVERIFY(carryOut(setup, setup.plan(values)));
    QCOMPARE(machine.state(), SetupState::SetUp);
    QVERIFY(backups(machine).isEmpty());
#ifndef Q_OS_WIN
    QVERIFY(!(QFile::permissions(machine.file()) & (QFile::ReadGroup | QFile::ReadOther)));
#endif
    QVERIFY(carryOut(setup, setup.planUndo()));
    QVERIFY(!QFile::exists(machine.file()));
    QVERIFY(!setup.planUndo());
}

void TestClientSetup::states()
{
    const Machine machine("claude-code");
    const ClientSetup setup = machine.setup();
    QVERIFY(carryOut(setup, setup.plan(values)));
    SetupValues moved = values;
    moved.root = "http://127.0.0.1:7777";
    QCOMPARE(setup.status(moved, { 7777 }).state, SetupState::DeadPort);
    QCOMPARE(setup.status(moved, { 7777, 9998 }).state, SetupState::Drifted);
    QVERIFY(machine.write(machine.text().replace("token-of-dragoman", "another")));
    const SetupStatus drifted = setup.status(values, livePorts);
    QCOMPARE(drifted.state, SetupState::Drifted);
    QVERIFY(drifted.message.find("env.ANTHROPIC_AUTH_TOKEN") != std::string::npos);
    QVERIFY(machine.write("{"));
    QCOMPARE(machine.state(), SetupState::Broken);
    const Machine other("claude-code");
    QVERIFY(other.write("{\"env\": {\"ANTHROPIC_BASE_URL\": \"http://127.0.0.1:5\"}}"));
    QCOMPARE(other.state(), SetupState::Untouched);
    const Machine entry("opencode");
    QVERIFY(entry.write(ofOpenCode));
    QCOMPARE(entry.state(), SetupState::DeadPort);
}

void TestClientSetup::refusesWhatDoesNotParse_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("where");
    QTest::newRow("json") << QByteArray("claude-code") << QByteArray("{\n  \"a\": 1\n  \"b\": 2\n}")
                          << QByteArray("line 3, column 3");
    QTest::newRow("yaml") << QByteArray("continue") << QByteArray("a: 1\n b: 2\n")
                          << QByteArray("line 2, column ");
    QTest::newRow("toml") << QByteArray("codex") << QByteArray("a = 1\nb\n") << QByteArray("line 2, column ");
}

void TestClientSetup::refusesWhatDoesNotParse()
{
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, where);
    const Machine machine(client.constData());
    QVERIFY(machine.write(text));
    const Result<SetupPlan> plan = machine.setup().plan(values);
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::InvalidRequest);
    QVERIFY2(
        plan.error().message.find(where.toStdString()) != std::string::npos, plan.error().message.c_str());
    QCOMPARE(machine.text(), text);
}

void TestClientSetup::undoKeepsLaterChanges()
{
    const Machine machine("claude-code");
    const ClientSetup setup = machine.setup();
    QVERIFY(machine.write("{\n  // head\n  \"a\": 1\n}\n"));
    QVERIFY(carryOut(setup, setup.plan(values)));
    QByteArray text = machine.text();
    text.replace("\"a\": 1", "\"a\": 2, // changed");
    text.replace("test-model", "my-own-choice");
    text.replace(",,", ",");
    text.replace("2, // changed,", "2, // changed");
    QVERIFY(machine.write(text));
    QVERIFY(carryOut(setup, setup.planUndo()));
    QCOMPARE(machine.text(),
        QByteArray("{\n  // head\n  \"a\": 2, // changed\n  \"env\": {\n    \"ANTHROPIC_MODEL\": "
                   "\"my-own-choice\"\n  }\n}\n"));
}

void TestClientSetup::undoRestoresWhatWasThere()
{
    const Machine machine("claude-code");
    const ClientSetup setup = machine.setup();
    QVERIFY(machine.write("{\n  \"env\": {\n    \"ANTHROPIC_BASE_URL\": \"https:\\/\\/own.example\", // own\n"
                          "    \"X\": \"1\"\n  }\n}\n"));
    const QByteArray before = machine.text();
    QVERIFY(carryOut(setup, setup.plan(values)));
    QVERIFY(machine.write(machine.text().replace("\"1\"", "\"2\"")));
    QVERIFY(carryOut(setup, setup.planUndo()));
    QCOMPARE(machine.text(), QByteArray(before).replace("\"1\"", "\"2\""));
}

void TestClientSetup::undoAfterARepairUsesTheFirstBackup()
{
    const Machine machine("codex");
    const ClientSetup setup = machine.setup();
    QVERIFY(machine.write("model = \"own\"\n"));
    QVERIFY(carryOut(setup, setup.plan(values)));
    SetupValues moved = values;
    moved.root = "http://127.0.0.1:7777";
    QVERIFY(carryOut(setup, setup.plan(moved)));
    QVERIFY(machine.text().contains("7777") && !machine.text().contains("9998"));
    QVERIFY(carryOut(setup, setup.planUndo()));
    QCOMPARE(machine.text(), QByteArray("model = \"own\"\n"));

    QVERIFY(carryOut(setup, setup.plan(values)));
    QVERIFY(machine.write("# new\n" + machine.text()));
    QVERIFY(carryOut(setup, setup.plan(moved)));
    QVERIFY(carryOut(setup, setup.planUndo()));
    QCOMPARE(machine.text(), QByteArray("# new\nmodel = \"own\"\n"));
}

// Set up by hand with the snippet: there is no backup, and still it is the user's file.
void TestClientSetup::handMadeSetupIsNotDeleted()
{
    const Machine machine("claude-code");
    const ClientSetup setup = machine.setup();
    QVERIFY(carryOut(setup, setup.plan(values)));
    const QByteArray text = machine.text();
    const Machine other("claude-code");
    QVERIFY(other.write(text));
    QVERIFY(carryOut(other.setup(), other.setup().plan(values)));
    QVERIFY(carryOut(other.setup(), other.setup().planUndo()));
    QVERIFY(QFile::exists(other.file()));
    QVERIFY(!other.text().contains("ANTHROPIC"));
}

void TestClientSetup::keepsModeAndFollowsLinks()
{
#ifdef Q_OS_WIN
    QSKIP("Windows has neither");
#endif
    const Machine machine("claude-code");
    const QString real = machine.path("dotfiles.json");
    QFile file(real);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}\n") == 3);
    file.close();
    const QFile::Permissions mode = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
    QVERIFY(file.setPermissions(mode));
    QVERIFY(machine.folder().mkpath(QStringLiteral(".")) && QFile::link(real, machine.file()));
    QVERIFY(carryOut(machine.setup(), machine.setup().plan(values)));
    QVERIFY(QFileInfo(machine.file()).isSymLink());
    QVERIFY(Machine::read(real).contains("ANTHROPIC_BASE_URL"));
    QCOMPARE(QFile::permissions(real) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther),
        QFile::Permissions(QFile::ReadGroup));
}

void TestClientSetup::refusesAFileThatChangedMeanwhile()
{
    const Machine machine("claude-code");
    QVERIFY(machine.write("{}"));
    const Result<SetupPlan> plan = machine.setup().plan(values);
    QVERIFY(plan && machine.write("{ }"));
    const Result<QString> applied = machine.setup().apply(*plan);
    QVERIFY(!applied);
    QCOMPARE(applied.error().kind, ErrorKind::Conflict);
    QCOMPARE(machine.text(), QByteArray("{ }"));
    QVERIFY(backups(machine).isEmpty());
}

void TestClientSetup::showsNoSecret()
{
    const Machine machine("claude-code");
    QVERIFY(machine.write(
        "{\"env\": {\n\"ANTHROPIC_AUTH_TOKEN\": \"old-secret\",\n\"OTHER_API_KEY\": \"third-secret\"\n}}"));
    const Result<SetupPlan> plan = machine.setup().plan(values);
    QVERIFY(plan);
    for (const char* secret : { "old-secret", "third-secret", "token-of-dragoman" })
        QVERIFY2(plan->diff.find(secret) == std::string::npos, plan->diff.c_str());
    QVERIFY2(plan->diff.find("-\"ANTHROPIC_AUTH_TOKEN\": \"***\"") != std::string::npos, plan->diff.c_str());
    const Machine list("continue");
    const Result<SetupPlan> yaml = list.setup().plan(values);
    QVERIFY(yaml && yaml->diff.find("apiKey: \"***\"") != std::string::npos);
}

void TestClientSetup::remembersNoSecret()
{
    const Machine machine("claude-code");
    QVERIFY(machine.write("{\"env\": {\"ANTHROPIC_AUTH_TOKEN\": \"old-secret\"}}"));
    QVERIFY(carryOut(machine.setup(), machine.setup().plan(values)));
    const QByteArray memory = Machine::read(machine.path("data/clients/claude-code.json"));
    QVERIFY(memory.contains("ANTHROPIC_AUTH_TOKEN"));
    QVERIFY(!memory.contains("secret") && !memory.contains("token-of-dragoman"));
}

void TestClientSetup::tellsOfTheRivalKey()
{
    const Machine machine("claude-code");
    QVERIFY(machine.write("{\"env\": {\"ANTHROPIC_API_KEY\": \"sk-own\"}}"));
    const Result<SetupPlan> plan = machine.setup().plan(values);
    QVERIFY(plan && plan->notes.size() == 1);
    QVERIFY(plan->notes.front().find("ANTHROPIC_API_KEY") != std::string::npos);
    QVERIFY(plan->after->find("sk-own") != std::string::npos);
}

void TestClientSetup::tellsOfCommentsThatTheClientCannotRead()
{
    const auto notesFor = [](const char* client, const char* before) {
        const Machine machine(client);
        const Result<SetupPlan> plan
            = machine.write(before) ? machine.setup().plan(values) : Result<SetupPlan>();
        return plan ? plan->notes : std::vector<std::string>();
    };
    QVERIFY(notesFor("claude-code", "{\"a\": 1}").empty());
    QCOMPARE(notesFor("claude-code", "{\"a\": 1} // one").size(), std::size_t(1));
    QCOMPARE(notesFor("claude-code", "{\"a\": 1,}").size(), std::size_t(1));
    QVERIFY(notesFor("opencode", "{\"a\": 1,} // one").empty());
}

void TestClientSetup::needsAModel()
{
    SetupValues noModel = values;
    noModel.model.clear();
    const Machine machine("zed");
    const Result<SetupPlan> plan = machine.setup().plan(noModel);
    QVERIFY(!plan);
    QCOMPARE(plan.error().message, "Say which model Zed is to use.");
    const Machine claude("claude-code");
    const Result<SetupPlan> free = claude.setup().plan(noModel);
    QVERIFY(free && free->after->find("ANTHROPIC_MODEL") == std::string::npos);
}

void TestClientSetup::undoWithoutSetup()
{
    const Machine machine("zed");
    const Result<SetupPlan> plan = machine.setup().planUndo();
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::NotFound);
}

void TestClientSetup::filesOfEachSystem()
{
    ClientPlaces places{ ClientSystem::Windows, QStringLiteral("C:/Users/me"), QStringLiteral("C:/odd"),
        QStringLiteral("C:/Users/me/AppData/Roaming") };
    const auto fileOf = [&places](const char* client) { return (*findSetupClient(client))->file(places); };
    QCOMPARE(fileOf("claude-code"), QStringLiteral("C:/Users/me/.claude/settings.json"));
    QCOMPARE(fileOf("zed"), QStringLiteral("C:/Users/me/AppData/Roaming/Zed/settings.json"));
    QCOMPARE(fileOf("opencode"), QStringLiteral("C:/Users/me/.config/opencode/opencode.json"));
    places = { ClientSystem::Linux, QStringLiteral("/home/me"), QStringLiteral("/home/me/xdg") };
    QCOMPARE(fileOf("zed"), QStringLiteral("/home/me/xdg/zed/settings.json"));
    QCOMPARE(fileOf("opencode"), QStringLiteral("/home/me/xdg/opencode/opencode.json"));
    QCOMPARE(fileOf("continue"), QStringLiteral("/home/me/.continue/config.yaml"));
    QCOMPARE(fileOf("codex"), QStringLiteral("/home/me/.codex/config.toml"));
    QVERIFY(!findSetupClient("odd"));
}

QTEST_GUILESS_MAIN(TestClientSetup)
#include "tst_clientsetup.moc"
