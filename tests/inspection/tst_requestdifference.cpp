#include "inspection/RequestDifference.h"
#include "inspection/RequestSamples.h"
#include "inspection/SequenceAlignment.h"
#include "protocol/CodecTable.h"
#include "protocol/HistoryRepair.h"

#include <QTest>

using namespace dragoman;

namespace {

// What the proxy does to a request of another protocol.
Result<ProviderRequest> translated(Protocol from, Protocol to, const std::string& body)
{
    const auto storage = std::make_shared<ConversationStorage>();
    if (const Result<void> parsed = storage->body.parse(body); !parsed)
        return tl::unexpected(parsed.error());
    Result<Conversation> conversation = codecFor(from).readRequest(storage, RequestPurpose::Generate);
    if (!conversation)
        return tl::unexpected(conversation.error());
    if (const Result<void> repaired = repairHistory(*conversation); !repaired)
        return tl::unexpected(repaired.error());
    ProviderProfile profile;
    profile.model = "real-model";
    profile.defaultMaxTokens = 1000;
    profile.maxMaxTokens = 2000;
    profile.claude.sampling = ClaudeTraits::Sampling::Full;
    return codecFor(to).writeRequest(*conversation, profile);
}

RequestRecord recordOf(Protocol from, Protocol to, const std::string& client, const std::string& provider)
{
    auto captured = std::make_shared<CapturedExchange>();
    captured->clientRequest = { "POST /v1/x", {}, client, client.size() };
    captured->providerRequest = { "POST http://h/v1/x", {}, provider, provider.size() };
    RequestRecord record;
    record.clientProtocol = protocolName(from);
    record.providerProtocol = protocolName(to);
    record.captured = captured;
    return record;
}

QByteArray lines(const RequestChanges& changes)
{
    std::string all;
    for (const RequestChange& change : changes) {
        if (change.kind != RequestChange::Kind::Same)
            all += englishChange(change) + " | " + change.clientText + " | " + change.providerText + '\n';
    }
    return QByteArray::fromStdString(all);
}

} // namespace

class RequestDifferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void translatedRule_data();
    void translatedRule();
    void nothingUnexplained_data();
    void nothingUnexplained();
    void passedRule_data();
    void passedRule();
    void blockRule_data();
    void blockRule();
    void configured();
    void headers();
    void refusals();
    void aligns();
};

// "F" and "T" stand for the rest of an Anthropic and of a Chat request; each row is one rule.
void RequestDifferenceTest::translatedRule_data()
{
    QTest::addColumn<bool>("fromAnthropic");
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("line");
    const auto anthropic = [](const char* name, const char* members, const char* line) {
        QTest::newRow(name) << true << QByteArray(members) << QByteArray(line);
    };
    const auto chat = [](const char* name, const char* members, const char* line) {
        QTest::newRow(name) << false << QByteArray(members) << QByteArray(line);
    };
    const char* const hi = R"("messages":[{"role":"user","content":"Hi"}])";
    const auto with = [hi](const char* member) { return QByteArray(hi) + "," + member; };
    anthropic("modelRenamed", hi, "model was changed: the provider's list");
    chat("maxTokensRequired", hi, "max_tokens was added: the provider's protocol requires it |  | 1000\n");
    chat("maxTokensLimited", with(R"("max_tokens":5000)"), "max_tokens was changed: ");
    anthropic("toolChoiceRespelled",
        with(R"("tools":[{"name":"t","input_schema":{"type":"object"}}],"tool_choice":{"type":"any"})"),
        "tool_choice is spelled otherwise: the provider's protocol says the same in other words | "
        R"({"type":"any"} | "required")");
    anthropic("stopRespelled", with(R"("stop_sequences":["a"])"), R"(stop is spelled otherwise)");
    anthropic("streamUsageAsked", with(R"("stream":true)"),
        "stream_options was added: the provider is asked to count");
    chat("streamUsageTold", with(R"("stream":true,"stream_options":{"include_usage":true})"),
        "stream_options was left out: the provider counts tokens");
    anthropic("cacheMark",
        R"("messages":[{"role":"user","content":[{"type":"text","text":"Hi","cache_control":{"type":"ephemeral"}}]}])",
        "cache_control was left out: cache_control is not known");
    anthropic("warnedParameter", with(R"("top_k":5)"),
        "top_k was left out: this provider does not take it; not sent | 5 | ");
    anthropic("unknownMember", with(R"("container":"c")"), "container was left out: ");
    anthropic("thinkingDropped",
        R"("messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"s"},{"type":"text","text":"a"}]},{"role":"user","content":"b"}])",
        "assistant thinking was left out: this provider cannot take this thinking back | hm | ");
    anthropic("reasoning", with(R"("thinking":{"type":"enabled","budget_tokens":2048})"), "thinking was ");
    anthropic("userRespelled", with(R"("metadata":{"user_id":"u1"})"), "user is spelled otherwise");
    anthropic("historyRepaired",
        R"("messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":[{"type":"tool_use","id":"c1","name":"t","input":{}}]},{"role":"user","content":"go on"}])",
        "user tool result was added: every tool call needs one result behind it |  | Error: no result");
    chat("formatRespelled",
        with(
            R"("response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object","properties":{},"additionalProperties":false}}})"),
        "response_format is spelled otherwise");
}

void RequestDifferenceTest::translatedRule()
{
    QFETCH(bool, fromAnthropic);
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, line);
    const Protocol from = fromAnthropic ? Protocol::Anthropic : Protocol::OpenAiChat;
    const Protocol to = fromAnthropic ? Protocol::OpenAiChat : Protocol::Anthropic;
    const std::string body = R"({"model":"asked",)"
        + (std::string(fromAnthropic ? R"("max_tokens":100,)" : "") + members.toStdString()) + "}";
    const Result<ProviderRequest> sent = translated(from, to, body);
    QVERIFY2(sent, sent ? "" : sent.error().message.c_str());
    RequestRecord record = recordOf(from, to, body, sent->body);
    for (const Warning& warning : sent->warnings)
        record.warnings.push_back(warning.field + "; " + warning.reason);
    const Result<RequestChanges> changes = requestDifference(record);
    QVERIFY2(changes, changes ? "" : changes.error().message.c_str());
    const QByteArray all = lines(*changes);
    QVERIFY2(all.contains(line), (all + "of\n" + QByteArray::fromStdString(sent->body)).constData());
    QVERIFY2(!all.contains("no rule is known"), all.constData());
}

// Large requests with something of everything.
void RequestDifferenceTest::nothingUnexplained_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("anthropic") << int(Protocol::Anthropic) << QByteArray(anthropicRequest);
    QTest::newRow("chat") << int(Protocol::OpenAiChat) << QByteArray(chatRequest);
}

void RequestDifferenceTest::nothingUnexplained()
{
    QFETCH(int, from);
    QFETCH(QByteArray, body);
    const Protocol to = from == int(Protocol::Anthropic) ? Protocol::OpenAiChat : Protocol::Anthropic;
    const Result<ProviderRequest> sent = translated(Protocol(from), to, body.toStdString());
    QVERIFY2(sent, sent ? "" : sent.error().message.c_str());
    const Result<RequestChanges> changes
        = requestDifference(recordOf(Protocol(from), to, body.toStdString(), sent->body));
    QVERIFY(changes);
    QVERIFY2(!lines(*changes).contains("no rule is known"), lines(*changes).constData());
    int same = 0;
    for (const RequestChange& change : *changes)
        same += change.kind == RequestChange::Kind::Same ? 1 : 0;
    QVERIFY2(same >= 4, lines(*changes).constData());
}

void RequestDifferenceTest::passedRule_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char* name, const char* client, const char* provider, const char* line) {
        QTest::newRow(name) << QByteArray(client) << QByteArray(provider) << QByteArray(line);
    };
    row("same", R"({"model":"m","a":1})", R"({"model":"m","a":1})", "");
    row("model", R"({"model":"m"})", R"({"model":"n"})",
        "model was changed: the provider's list of models gives this role or alias that name | \"m\" | "
        "\"n\"\n");
    row("wholeAnswer", R"({"stream":true})", R"({})",
        "stream was left out: the provider or endpoint is set to answer in one piece | true | \n");
    row("configured", R"({})", R"({"service_tier":"auto"})",
        "service_tier was added: the provider's `body` setting says so |  | \"auto\"\n");
    row("thinking",
        R"({"messages":[{"role":"user","content":"a"},{"role":"assistant","content":[{"type":"thinking","thinking":"x"},{"type":"text","text":"y"}]}]})",
        R"({"messages":[{"role":"user","content":"a"},{"role":"assistant","content":[{"type":"text","text":"y"}]}]})",
        "messages[1].content[0] was left out: this provider cannot take this thinking back | "
        R"({"type":"thinking","thinking":"x"} | )"
        "\n");
}

void RequestDifferenceTest::passedRule()
{
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, provider);
    QFETCH(QByteArray, line);
    const Result<RequestChanges> changes = requestDifference(
        recordOf(Protocol::Anthropic, Protocol::Anthropic, client.toStdString(), provider.toStdString()));
    QVERIFY(changes);
    QCOMPARE(lines(*changes), line);
}

// Messages and tools of an Anthropic request and what a Chat provider gets of them.
void RequestDifferenceTest::blockRule_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char* name, const char* client, const char* provider, const char* line) {
        QTest::newRow(name) << QByteArray(client) << QByteArray(provider) << QByteArray(line);
    };
    row("textsJoined",
        R"("system":[{"type":"text","text":"One"},{"type":"text","text":"Two"}],"messages":[{"role":"user","content":"a"}])",
        R"("messages":[{"role":"system","content":"One\n\nTwo"},{"role":"user","content":"a"}])",
        "system text is spelled otherwise: several texts became one | One | One\n\nTwo\n"
        "system text is spelled otherwise: several texts became one | Two | One\n\nTwo\n");
    row("systemMoved", R"("messages":[{"role":"user","content":"a"},{"role":"system","content":"Now"}])",
        R"("messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"Now"}]}])",
        "was changed: the provider takes instructions in another place only | Now | Now\n");
    row("newIdentifier",
        R"("messages":[{"role":"user","content":"a"},{"role":"assistant","content":[{"type":"tool_use","id":"c:1","name":"t","input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"c:1","content":"r"}]}])",
        R"("messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"id":"c_1","type":"function","function":{"name":"t","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c_1","content":"r"}])",
        "assistant tool call is spelled otherwise: the id must fit");
    row("newToolName",
        R"("tools":[{"name":"a.b","description":"d","input_schema":{}}],"messages":[{"role":"user","content":"a"}])",
        R"("tools":[{"type":"function","function":{"name":"a_b","description":"d","parameters":{}}}],"messages":[{"role":"user","content":"a"}])",
        "tool a.b was changed: the name must fit");
    row("blankText",
        R"("messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":" "}]}])",
        R"("messages":[{"role":"user","content":"a"}])",
        "user text was left out: it is an empty text |   | \n");
    row("userHashed", R"("metadata":{"user_id":"long"},"messages":[{"role":"user","content":"a"}])",
        R"("user":"short","messages":[{"role":"user","content":"a"}])",
        "user was changed: the id of the user is too long");
    row("unexplained", R"("messages":[{"role":"user","content":"a"}])",
        R"("messages":[{"role":"user","content":"b"}])",
        "user text was changed: no rule is known for this | a | b\n");
}

void RequestDifferenceTest::blockRule()
{
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, provider);
    QFETCH(QByteArray, line);
    const std::string rest = R"({"model":"m","max_tokens":9,)";
    const Result<RequestChanges> changes = requestDifference(recordOf(Protocol::Anthropic,
        Protocol::OpenAiChat, rest + client.toStdString() + '}', rest + provider.toStdString() + '}'));
    QVERIFY2(changes, changes ? "" : changes.error().message.c_str());
    QVERIFY2(lines(*changes).contains(line), lines(*changes).constData());
}

void RequestDifferenceTest::configured()
{
    const std::string client = R"({"model":"m","temperature":1,"messages":[{"role":"user","content":"a"}]})";
    const std::string provider
        = R"({"model":"m","max_tokens":9,"temperature":0,"x":2,"messages":[{"role":"user","content":"a"}]})";
    const Result<RequestChanges> changes
        = requestDifference(recordOf(Protocol::OpenAiChat, Protocol::Anthropic, client, provider),
            { R"({"temperature":0,"x":2})", {} });
    QVERIFY(changes);
    QVERIFY2(
        lines(*changes).contains("temperature was changed: the provider's `body` setting says so | 1 | 0\n"),
        lines(*changes).constData());
    QVERIFY(lines(*changes).contains("x was added: the provider's `body` setting says so |  | 2\n"));
}

void RequestDifferenceTest::headers()
{
    RequestRecord record = recordOf(Protocol::Anthropic, Protocol::OpenAiChat,
        R"({"messages":[{"role":"user","content":"a"}],"max_tokens":1,"model":"m"})",
        R"({"messages":[{"role":"user","content":"a"}],"max_tokens":1,"model":"m"})");
    auto captured = std::make_shared<CapturedExchange>(*record.captured);
    captured->clientRequest.headers
        = { { "X-Api-Key", "***" }, { "x-one", "1" }, { "content-type", "json" } };
    captured->providerRequest.headers = { { "Authorization", "***" }, { "Content-Type", "json" },
        { "x-extra", "2" }, { "User-Agent", "d" } };
    record.captured = captured;
    const Result<RequestChanges> changes = requestDifference(record, { {}, { "X-Extra" } });
    QVERIFY(changes);
    QCOMPARE(lines(*changes),
        QByteArray(
            "X-Api-Key was left out: the provider gets its own key, and no cookie of the client | *** | \n"
            "x-one was left out: a provider of another protocol gets no header of the client | 1 | \n"
            "Authorization was added: the provider gets its own key, and no cookie of the client |  | ***\n"
            "x-extra was added: the provider's `headers` setting says so |  | 2\n"
            "User-Agent was added: the call to the provider needs it |  | d\n"));
}

void RequestDifferenceTest::refusals()
{
    QCOMPARE(requestDifference({}).error().kind, ErrorKind::NotFound);
    RequestRecord record = recordOf(Protocol::Anthropic, Protocol::Anthropic, "{}", "{}");
    auto cut = std::make_shared<CapturedExchange>(*record.captured);
    cut->clientRequest.size = 3;
    record.captured = cut;
    QCOMPARE(requestDifference(record).error().kind, ErrorKind::TooLarge);
    record = recordOf(Protocol::Anthropic, Protocol::OpenAiChat, "no json", "{}");
    QCOMPARE(requestDifference(record).error().kind, ErrorKind::InvalidRequest);
}

void RequestDifferenceTest::aligns()
{
    const std::vector<AlignedPair> pairs = align({ "a", "b", "c", "d" }, { "a", "x", "c", "e", "d" });
    const std::vector<AlignedPair> expected{ { 0, 0 }, { 1, {} }, { {}, 1 }, { 2, 2 }, { {}, 3 }, { 3, 4 } };
    QCOMPARE(pairs.size(), expected.size());
    QVERIFY(pairs == expected);
    QVERIFY(align({}, {}).empty());
    const std::vector<std::string> many(5000, "l");
    QCOMPARE(align(many, std::vector<std::string>(5000, "r")).size(), std::size_t{ 10'000 });
}

QTEST_GUILESS_MAIN(RequestDifferenceTest)
#include "tst_requestdifference.moc"
