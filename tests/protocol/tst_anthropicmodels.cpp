#include "protocol/anthropic/AnthropicModels.h"

#include "base/Json.h"

#include <QtTest>

#include <string>

using namespace dragoman;

class AnthropicModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPages_data();
    void readsPages();
    void readsModel();
    void refuses_data();
    void refuses();
    void writesPages_data();
    void writesPages();
    void writesModel();
    void writesUnknownModel();
    void readsTimestamps_data();
    void readsTimestamps();
    void writesTimestamps_data();
    void writesTimestamps();
};

namespace {

std::string shown(const ModelInfo& model)
{
    return model.id + "," + model.displayName + "," + std::to_string(model.created) + "," + model.ownedBy
        + "," + std::to_string(model.maxInputTokens) + "," + std::to_string(model.maxOutputTokens) + ","
        + model.capabilities + ";";
}

QByteArray bytesOf(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

std::vector<ModelInfo> models(std::size_t count)
{
    std::vector<ModelInfo> all;
    for (std::size_t i = 1; i <= count; ++i)
        all.push_back({ "m" + std::to_string(i), {}, static_cast<std::int64_t>(count - i) });
    return all;
}

} // namespace

void AnthropicModelsTest::readsPages_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("cursor");

    QTest::newRow("allFields") << QByteArray(
        R"({"data":[{"type":"model","id":"a","display_name":"A","created_at":"1970-01-02T00:00:00Z",)"
        R"("max_input_tokens":200000,"max_tokens":64000,"capabilities":{"b":{"supported":true}, "a":1}}],)"
        R"("has_more":false,"first_id":"a","last_id":"a"})")
                               << QByteArray(
                                      R"(a,A,86400,anthropic,200000,64000,{"b":{"supported":true}, "a":1};)")
                               << QByteArray();
    QTest::newRow("morePages") << QByteArray(
        R"({"data":[{"id":"a"},{"id":"b"}],"has_more":true,"last_id":"b"})")
                               << QByteArray("a,,0,anthropic,0,0,;b,,0,anthropic,0,0,;") << QByteArray("b");
    QTest::newRow("chatShape") << QByteArray(
        R"({"object":"list","data":[{"id":"x/y","object":"model","created":5,"owned_by":"me"}]})")
                               << QByteArray("x/y,,5,me,0,0,;") << QByteArray();
    QTest::newRow("nulls") << QByteArray(R"({"data":[{"id":"a","max_tokens":null,"capabilities":null}]})")
                           << QByteArray("a,,0,anthropic,0,0,;") << QByteArray();
    QTest::newRow("withoutId") << QByteArray(R"({"data":[{"id":""},{},1]})") << QByteArray() << QByteArray();
    QTest::newRow("empty") << QByteArray(R"({"data":[],"has_more":false,"last_id":null})") << QByteArray()
                           << QByteArray();
}

void AnthropicModelsTest::readsPages()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, cursor);
    const Result<ModelPage> page = readAnthropicModels(body.toStdString());
    QVERIFY(page);
    std::string all;
    for (const ModelInfo& model : page->models)
        all += shown(model);
    QCOMPARE(bytesOf(all), expected);
    QCOMPARE(bytesOf(page->nextCursor), cursor);
}

void AnthropicModelsTest::readsModel()
{
    const Result<ModelInfo> model = readAnthropicModel(R"({"type":"model","id":"a","display_name":"A"})");
    QVERIFY(model);
    QCOMPARE(bytesOf(shown(*model)), QByteArray("a,A,0,anthropic,0,0,;"));
}

void AnthropicModelsTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray noList = "The provider's answer is not a list of models of the Anthropic protocol.";

    QTest::newRow("otherJson") << QByteArray("[]") << noList;
    QTest::newRow("noJson") << QByteArray("oops") << noList;
    QTest::newRow("empty") << QByteArray() << noList;
    QTest::newRow("error") << QByteArray(R"({"error":{"message":"No."}})") << QByteArray("No.");
    QTest::newRow("webPage") << QByteArray("<html>")
                             << QByteArray(
                                    "The provider answered with a web page in the place of its API; a web "
                                    "firewall or a sign-in page of the network has probably answered.");
}

void AnthropicModelsTest::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const Result<ModelPage> page = readAnthropicModels(body.toStdString());
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::BadGateway);
    QCOMPARE(bytesOf(page.error().message), expected);
    QVERIFY(!readAnthropicModel(body.toStdString()));
}

void AnthropicModelsTest::writesPages_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("expected"); // ids, then has_more, first_id, last_id
    const QByteArray none;

    QTest::newRow("all") << 0 << none << none << QByteArray("m1 m2 m3 m4 m5 false \"m1\" \"m5\"");
    QTest::newRow("limit") << 2 << none << none << QByteArray("m1 m2 true \"m1\" \"m2\"");
    QTest::newRow("limitOfAll") << 5 << none << none << QByteArray("m1 m2 m3 m4 m5 false \"m1\" \"m5\"");
    QTest::newRow("after") << 2 << QByteArray("m2") << none << QByteArray("m3 m4 true \"m3\" \"m4\"");
    QTest::newRow("afterReachesEnd") << 2 << QByteArray("m3") << none
                                     << QByteArray("m4 m5 false \"m4\" \"m5\"");
    QTest::newRow("afterLast") << 2 << QByteArray("m5") << none << QByteArray("false null null");
    QTest::newRow("afterUnknown") << 2 << QByteArray("x") << none << QByteArray("false null null");
    QTest::newRow("before") << 2 << none << QByteArray("m4") << QByteArray("m2 m3 true \"m2\" \"m3\"");
    QTest::newRow("beforeReachesStart")
        << 9 << none << QByteArray("m3") << QByteArray("m1 m2 false \"m1\" \"m2\"");
    QTest::newRow("beforeUnknown") << 2 << none << QByteArray("x") << QByteArray("false null null");
}

void AnthropicModelsTest::writesPages()
{
    QFETCH(int, limit);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, expected);
    std::vector<ModelInfo> all = models(5);
    std::swap(all[0], all[4]); // newest first is the writer's work
    JsonDocument page;
    QVERIFY(page.parse(writeAnthropicModels(
        all, { static_cast<std::size_t>(limit), after.toStdString(), before.toStdString() })));
    std::string result;
    for (const JsonValue model : page.root()["data"])
        result += model["id"].decoded() + " ";
    for (const char* key : { "has_more", "first_id", "last_id" })
        result += std::string(page.root()[key].raw().text) + " ";
    result.pop_back();
    QCOMPARE(bytesOf(result), expected);
}

void AnthropicModelsTest::writesModel()
{
    const ModelInfo model{ "a", "Model \"A\"", 86400, "me", 200000, 64000, R"({"b":1,"a":2})" };
    const QByteArray expected
        = R"({"type":"model","id":"a","display_name":"Model \"A\"","created_at":"1970-01-02T00:00:00Z",)"
          R"("max_input_tokens":200000,"max_tokens":64000,"capabilities":{"b":1,"a":2}})";
    QCOMPARE(bytesOf(writeAnthropicModel(model)), expected);
}

void AnthropicModelsTest::writesUnknownModel()
{
    const QByteArray expected
        = R"({"type":"model","id":"x/y","display_name":"x/y","created_at":"1970-01-01T00:00:00Z",)"
          R"("max_input_tokens":null,"max_tokens":null,"capabilities":null})";
    QCOMPARE(bytesOf(writeAnthropicModel({ "x/y" })), expected);
}

void AnthropicModelsTest::readsTimestamps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("expected");

    QTest::newRow("utc") << QByteArray("2026-02-03T04:05:06Z") << qint64(1770091506);
    QTest::newRow("fraction") << QByteArray("2026-02-03T04:05:06.789Z") << qint64(1770091506);
    QTest::newRow("east") << QByteArray("2026-02-03T05:05:06+01:00") << qint64(1770091506);
    QTest::newRow("west") << QByteArray("2026-02-03T01:35:06.5-02:30") << qint64(1770091506);
    QTest::newRow("leapDay") << QByteArray("2024-02-29T00:00:00Z") << qint64(1709164800);
    QTest::newRow("noSuchDay") << QByteArray("2026-02-30T00:00:00Z") << qint64(0);
    QTest::newRow("tooShort") << QByteArray("2026-02-03") << qint64(0);
    QTest::newRow("noDigits") << QByteArray("2026-ab-03T04:05:06Z") << qint64(0);
    QTest::newRow("signs") << QByteArray("2026--1-03T04:05:06Z") << qint64(0);
    QTest::newRow("empty") << QByteArray() << qint64(0);
}

void AnthropicModelsTest::readsTimestamps()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, expected);
    QCOMPARE(qint64(unixSeconds(text.toStdString())), expected);
}

void AnthropicModelsTest::writesTimestamps_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("epoch") << qint64(0) << QByteArray("1970-01-01T00:00:00Z");
    QTest::newRow("recent") << qint64(1770091506) << QByteArray("2026-02-03T04:05:06Z");
    QTest::newRow("beforeEpoch") << qint64(-1) << QByteArray("1969-12-31T23:59:59Z");
    QTest::newRow("beyondRange") << std::numeric_limits<qint64>::max() << QByteArray("9999-12-31T23:59:59Z");
    QTest::newRow("belowRange") << std::numeric_limits<qint64>::min() << QByteArray("0000-01-01T00:00:00Z");
}

void AnthropicModelsTest::writesTimestamps()
{
    QFETCH(qint64, seconds);
    QFETCH(QByteArray, expected);
    QCOMPARE(bytesOf(rfc3339(seconds)), expected);
}

QTEST_GUILESS_MAIN(AnthropicModelsTest)
#include "tst_anthropicmodels.moc"
