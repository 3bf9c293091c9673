#include "protocol/openai_chat/ChatModelList.h"

#include <QTest>

using namespace dragoman;

class TestChatModelList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes();
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void readsOne();
    void roundTrips();
};

namespace {

// id|displayName|created|ownedBy|maxInputTokens|maxOutputTokens
std::string line(const ModelInfo& model)
{
    return model.id + '|' + model.displayName + '|' + std::to_string(model.created) + '|' + model.ownedBy
        + '|' + std::to_string(model.maxInputTokens) + '|' + std::to_string(model.maxOutputTokens);
}

} // namespace

void TestChatModelList::writes()
{
    QCOMPARE(writeChatModels({}), std::string(R"({"object":"list","data":[]})"));
    const std::string one = R"({"id":"a/\"b","object":"model","created":7,"owned_by":"anthropic"})";
    const ModelInfo model{ .id = "a/\"b", .created = 7, .ownedBy = "anthropic" };
    QCOMPARE(writeChatModel(model), one);
    QCOMPARE(writeChatModels({ model, { .id = "c" } }),
        R"({"object":"list","data":[)" + one
            + R"(,{"id":"c","object":"model","created":0,"owned_by":"unknown"}]})");
}

void TestChatModelList::reads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("openAi") << QByteArray(
        R"({"object":"list","data":[{"id":"gpt-x","object":"model","created":7,"owned_by":"openai"}]})")
                            << QByteArray("gpt-x||7|openai|0|0\n");
    QTest::newRow("openRouter") << QByteArray(
        R"({"data":[{"id":"a/b","name":"A: B","created":7,"context_length":8,"top_provider":{"max_completion_tokens":4}}]})")
                                << QByteArray("a/b|A: B|7||8|4\n");
    QTest::newRow("vllm") << QByteArray(R"({"data":[{"id":"q","max_model_len":32768}]})")
                          << QByteArray("q||0||32768|0\n");
    QTest::newRow("bareArray") << QByteArray(R"([{"id":"q"}])") << QByteArray("q||0||0|0\n");
    QTest::newRow("ollamaTags") << QByteArray(R"({"models":[{"name":"q:7b","model":"q:7b"}]})")
                                << QByteArray("q:7b||0||0|0\n");
    QTest::newRow("entriesWithoutIdSkipped")
        << QByteArray(R"({"data":[{},null,5,{"id":"q","created":-1}]})") << QByteArray("q||0||0|0\n");
    QTest::newRow("empty") << QByteArray(R"({"data":[]})") << QByteArray();
    QTest::newRow("nullList") << QByteArray(R"({"object":"list","data":null})") << QByteArray();
}

void TestChatModelList::reads()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, lines);
    const Result<ModelPage> page = readChatModels(body.toStdString());
    QVERIFY(page);
    std::string seen;
    for (const ModelInfo& model : page->models)
        seen += line(model) + '\n';
    QCOMPARE(QByteArray::fromStdString(seen), lines);
    QVERIFY(page->nextCursor.empty());
}

void TestChatModelList::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("html") << QByteArray("<html></html>");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("noList") << QByteArray(R"({"object":"list"})");
    QTest::newRow("scalar") << QByteArray("7");
}

void TestChatModelList::refuses()
{
    QFETCH(QByteArray, body);
    const Result<ModelPage> page = readChatModels(body.toStdString());
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::BadGateway);
    QVERIFY(!readChatModel(body.toStdString()));
}

void TestChatModelList::readsOne()
{
    const Result<ModelInfo> model = readChatModel(R"({"id":"gpt-x","created":7,"owned_by":"openai"})");
    QVERIFY(model);
    QCOMPARE(line(*model), std::string("gpt-x||7|openai|0|0"));
}

void TestChatModelList::roundTrips()
{
    const ModelInfo model{ .id = "a/b \"\xe4\xbd\xa0\"", .created = 7, .ownedBy = "o" };
    const Result<ModelPage> page = readChatModels(writeChatModels({ model }));
    QVERIFY(page);
    QCOMPARE(line(page->models.at(0)), line(model));
}

QTEST_GUILESS_MAIN(TestChatModelList)
#include "tst_chatmodellist.moc"
