#include "protocol/ToolNames.h"

#include <QTest>

#include <set>

using namespace dragoman;

namespace {

Conversation withTools(const std::vector<std::string>& names)
{
    Conversation conversation;
    for (const std::string& name : names) {
        Tool tool;
        tool.name = conversation.storage->keepEscaped(name);
        conversation.tools.push_back(tool);
    }
    return conversation;
}

std::string sent(const ToolNames& names, std::string_view plain)
{
    const std::string escaped = escapeJson(plain);
    return std::string(names.sent({ escaped }).escaped);
}

const std::string longName = "mcp__" + std::string(80, 'x');

} // namespace

class TestToolNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void longNamesKeepTheirStart();
    void mapsBack();
    void legalNamesLeaveNoMap();
    void namesOfHistoryAndChoiceAreKnown();
    void collisionsAreResolved();
    void sameNameInEveryTurn();
    void everyNameStaysApart();
    void ids_data();
    void ids();
    void idsOfOneCallMatch();
};

void TestToolNames::names_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("sentName");
    const auto row = [](const char* rule, const char* name, const char* sentName) {
        QTest::newRow(rule) << QByteArray(name) << QByteArray(sentName);
    };
    row("legalStays", "Read_file-2", "Read_file-2");
    row("dotBecomesUnderscore", "server.tool", "server_tool");
    row("slashAndSpace", "a/b c", "a_b_c");
    row("oneUnderscoreForEachCharacter", "\xe6\x90\x9c\xe7\xb4\xa2", "__");
    row("quote", "a\"b", "a_b");
}

void TestToolNames::names()
{
    QFETCH(QByteArray, name);
    const Conversation conversation = withTools({ name.toStdString() });
    const ToolNames names(conversation);
    QTEST(QByteArray::fromStdString(sent(names, name.toStdString())), "sentName");
}

void TestToolNames::longNamesKeepTheirStart()
{
    const Conversation conversation = withTools({ longName, std::string(64, 'y') });
    const ToolNames names(conversation);
    const std::string name = sent(names, longName);
    QCOMPARE(name.size(), std::size_t(64));
    QCOMPARE(name.substr(0, 55), longName.substr(0, 55));
    QCOMPARE(name[55], '_');
    QCOMPARE(sent(names, std::string(64, 'y')), std::string(64, 'y'));
    QCOMPARE(sent(ToolNames(conversation, 128), longName), longName);
}

void TestToolNames::mapsBack()
{
    const Conversation conversation = withTools({ "server.tool", longName, "plain" });
    const ToolNames names(conversation);
    QCOMPARE(names.replyNames().size(), std::size_t(2));
    QCOMPARE(names.replyNames().at("server_tool"), std::string("server.tool"));
    QCOMPARE(names.replyNames().at(sent(names, longName)), longName);
}

void TestToolNames::legalNamesLeaveNoMap()
{
    const Conversation conversation = withTools({ "a", "b" });
    QVERIFY(ToolNames(conversation).replyNames().empty());
}

void TestToolNames::namesOfHistoryAndChoiceAreKnown()
{
    Conversation conversation;
    conversation.toolChoice = ToolChoice{ ToolChoice::Mode::Tool, { "a.choice" } };
    conversation.messages.push_back({ Role::Assistant, {} });
    conversation.messages.back().blocks.push_back({ ToolUseBlock{ { "id" }, { "a.call" }, { "{}" } } });
    const ToolNames names(conversation);
    QCOMPARE(sent(names, "a.choice"), std::string("a_choice"));
    QCOMPARE(sent(names, "a.call"), std::string("a_call"));
}

void TestToolNames::collisionsAreResolved()
{
    const Conversation conversation = withTools({ "a_b", "a.b", "a b" });
    const ToolNames names(conversation);
    const std::set<std::string> all{ sent(names, "a_b"), sent(names, "a.b"), sent(names, "a b") };
    QCOMPARE(all.size(), std::size_t(3));
    QCOMPARE(sent(names, "a_b"), std::string("a_b"));
    for (const std::string& name : all)
        QVERIFY(name == "a_b" || names.replyNames().count(name) == 1);
}

void TestToolNames::sameNameInEveryTurn()
{
    const Conversation one = withTools({ longName, "other" });
    const Conversation two = withTools({ "first", longName });
    QCOMPARE(sent(ToolNames(one), longName), sent(ToolNames(two), longName));
}

void TestToolNames::everyNameStaysApart()
{
    std::vector<std::string> all;
    for (int i = 0; i < 400; ++i) {
        all.push_back(longName + std::to_string(i));
        all.push_back("x." + std::string(std::size_t(i % 7), '.') + std::to_string(i / 7));
    }
    const Conversation conversation = withTools(all);
    const ToolNames names(conversation);
    std::set<std::string> sentNames;
    for (const std::string& name : all) {
        const std::string legal = sent(names, name);
        QVERIFY(legal.size() <= 64);
        QVERIFY(sentNames.insert(legal).second);
        QCOMPARE(names.replyNames().at(legal), name);
    }
}

void TestToolNames::ids_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("forAnthropic");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<bool>("unchanged");
    const auto row = [](const char* rule, const QByteArray& id, bool forAnthropic, const QByteArray& start) {
        QTest::newRow(rule) << id << forAnthropic << start << (id == start);
    };
    row("plain", "call_1", true, "call_1");
    row("colonForAnthropic", "functions.Bash:0", true, "functions_Bash_0_");
    row("colonForChat", "functions.Bash:0", false, "functions.Bash:0");
    row("toolu", "toolu_01AbCdEfGhIjKlMnOpQrSt", false, "toolu_01AbCdEfGhIjKlMnOpQrSt");
    row("longForAnthropic", QByteArray(200, 'a'), true, QByteArray(200, 'a'));
    row("longForChat", QByteArray(200, 'a'), false, QByteArray(23, 'a') + '_');
    row("exactlyForty", QByteArray(40, 'a'), false, QByteArray(40, 'a'));
    row("escapedSlashForChat", "a\\/b", false, "a\\/b");
    row("unicodeEscapeForAnthropic", "\\u0061b", true, "ab");
}

void TestToolNames::ids()
{
    QFETCH(QByteArray, id);
    QFETCH(bool, forAnthropic);
    QFETCH(QByteArray, start);
    QFETCH(bool, unchanged);
    std::string memory;
    const std::string given = id.toStdString();
    const JsonText legal = legalToolId({ given }, forAnthropic ? anthropicToolIds : chatToolIds, memory);
    QVERIFY2(legal.escaped.starts_with(start.toStdString()), std::string(legal.escaped).c_str());
    QVERIFY(forAnthropic || legal.escaped.size() <= 40);
    if (unchanged)
        QCOMPARE(legal.escaped, std::string_view(given));
}

void TestToolNames::idsOfOneCallMatch()
{
    std::string first;
    std::string second;
    std::string other;
    const JsonText call = legalToolId({ "a.b" }, anthropicToolIds, first);
    const JsonText result = legalToolId({ "a\\u002eb" }, anthropicToolIds, second);
    const JsonText another = legalToolId({ "a:b" }, anthropicToolIds, other);
    QCOMPARE(call.escaped, result.escaped);
    QVERIFY(call.escaped != another.escaped);
}

QTEST_GUILESS_MAIN(TestToolNames)
#include "tst_toolnames.moc"
