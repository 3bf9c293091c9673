#include "server/ProxyFixture.h"

#include <QTest>

using namespace dragoman;

namespace {

enum class Ending { Whole, Tool, Error, Cut };

struct ModelRow
{
    const char* model;
    int status; // 529 is Anthropic's own: 503 where Chat is spoken on a side
    Ending ending;
    const char* told;
};

constexpr ModelRow models[] = {
    { "demo-echo", 200, Ending::Whole, "Say" },
    { "demo-slow", 200, Ending::Whole, "Say" },
    { "demo-thinking", 200, Ending::Whole, "Say" },
    { "demo-tools", 200, Ending::Tool, "get_weather" },
    { "demo-error-429", 429, Ending::Error, "always fails" },
    { "demo-error-401", 401, Ending::Error, "always fails" },
    { "demo-error-500", 500, Ending::Error, "always fails" },
    { "demo-error-529", 529, Ending::Error, "always fails" },
    { "demo-error-cut", 200, Ending::Cut, "cut" },
    { "any-other-model", 200, Ending::Whole, "Say" },
};

QByteArray request(Protocol client, const QByteArray& model, bool stream)
{
    const QByteArray schema
        = R"({"type":"object","properties":{"city":{"type":"string"}},"required":["city"]})";
    const QByteArray tool = client == Protocol::Anthropic
        ? R"({"name":"get_weather","input_schema":)" + schema + "}"
        : R"({"type":"function","function":{"name":"get_weather","parameters":)" + schema + "}}";
    return post(generationPath(client),
        generationBody(client, stream)
            .replace("some-model", model)
            .replace("\"Hi\"", "\"Say\"")
            .replace("\"stream\"", "\"tools\":[" + tool + "],\"stream\""));
}

} // namespace

class DemoProviderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void toolResultIsRead();
    void listsItsModels();
    void countsTokens();
};

void DemoProviderTest::answers_data()
{
    QTest::addColumn<Sides>("sides");
    QTest::addColumn<int>("row");
    for (const Protocol client : { Protocol::Anthropic, Protocol::OpenAiChat }) {
        for (const Protocol provider : { Protocol::Anthropic, Protocol::OpenAiChat }) {
            for (const bool stream : { true, false }) {
                for (int row = 0; row < int(std::size(models)); ++row)
                    QTest::addRow("%d%d%d %s", int(client), int(provider), int(stream), models[row].model)
                        << Sides{ client, provider, stream } << row;
            }
        }
    }
}

void DemoProviderTest::answers()
{
    QFETCH(Sides, sides);
    QFETCH(int, row);
    const ModelRow& expected = models[row];
    ProxyFixture proxy(sides.provider);
    proxy.setup.configuration.providers.clear();
    proxy.setup.demo = true;
    proxy.endpoint().providers = { sides.provider == Protocol::Anthropic ? "demo-anthropic" : "demo-openai" };
    proxy.start();
    const ClientAnswer answer = proxy.ask(request(sides.client, expected.model, sides.stream));
    QVERIFY(answer.isComplete);
    const bool isCutWhole = expected.ending == Ending::Cut && !sides.stream;
    QVERIFY2(isCutWhole || answer.body.contains(expected.told), answer.body.constData());
    const bool speaksChat = sides.client == Protocol::OpenAiChat || sides.provider == Protocol::OpenAiChat;
    if (expected.ending == Ending::Cut && sides.stream)
        QVERIFY2(endsWithErrorEvent(sides.client, answer.body), answer.body.constData());
    else if (expected.ending == Ending::Cut)
        QCOMPARE(answer.status, 502);
    else if (expected.ending == Ending::Error)
        QCOMPARE(answer.status, expected.status == 529 && speaksChat ? 503 : expected.status);
    else if (expected.ending == Ending::Tool)
        QVERIFY2(answer.body.contains("\"tool_use\"") || answer.body.contains("\"tool_calls\""),
            answer.body.constData());
    else
        QVERIFY2(hasNormalEnd(sides.client, answer.body), answer.body.constData());
}

void DemoProviderTest::toolResultIsRead()
{
    ProxyFixture proxy(Protocol::OpenAiChat);
    proxy.setup.configuration.providers.clear();
    proxy.setup.demo = true;
    proxy.start();
    const ClientAnswer answer = proxy.ask(post("/v1/messages",
        R"({"model":"demo-tools","max_tokens":9,"messages":[{"role":"user","content":"Say"},{"role":"assistant",)"
        R"("content":[{"type":"tool_use","id":"call_1","name":"get_weather","input":{}}]},{"role":"user",)"
        R"("content":[{"type":"tool_result","tool_use_id":"call_1","content":"sunny"}]}],)"
        R"("tools":[{"name":"get_weather","input_schema":{"type":"object"}}]})"));
    QVERIFY2(answer.body.contains("The tool answered: sunny"), answer.body.constData());
}

void DemoProviderTest::listsItsModels()
{
    ProxyFixture proxy(Protocol::OpenAiChat);
    proxy.setup.configuration.providers.clear();
    proxy.setup.demo = true;
    proxy.start();
    const QByteArray list = proxy.page("/v1/models");
    for (const ModelRow& model : models)
        QCOMPARE(list.contains(model.model), QByteArray(model.model).startsWith("demo-"));
}

void DemoProviderTest::countsTokens()
{
    ProxyFixture proxy(Protocol::OpenAiChat);
    proxy.setup.configuration.providers.clear();
    proxy.setup.demo = true;
    proxy.start();
    const ClientAnswer answer = proxy.ask(post(
        "/v1/messages/count_tokens", R"({"model":"demo-echo","messages":[{"role":"user","content":"Hi"}]})"));
    QVERIFY2(answer.body.startsWith(R"({"input_tokens":)"), answer.body.constData());
}

QTEST_GUILESS_MAIN(DemoProviderTest)
#include "tst_demoprovider.moc"
