#include "ui/Language.h"
#include "ui/SampleRequests.h"
#include "ui/UiWorld.h"
#include "ui/requests/FilterBox.h"
#include "ui/requests/RequestWords.h"

using namespace dragoman;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::chrono::microseconds)
Q_DECLARE_METATYPE(dragoman::RequestRecord)

namespace {

RequestRecord triedThreeTimes()
{
    RequestRecord record = sampleRequest("deepseek");
    record.attempts = { { "one", {}, "m", 0, "no connection", 100ms },
        { "two", {}, "m", 500, "broken", 100ms }, { "deepseek", {}, "m", 200, {}, 2s } };
    return record;
}

RequestRecord neverAsked()
{
    RequestRecord record = refusedRequest({}, 404, "No provider has the model m.");
    record.attempts.clear();
    return record;
}

RequestRecord leftEarly()
{
    RequestRecord record = sampleRequest("deepseek");
    record.clientLeft = true;
    return record;
}

RequestRecord brokenOff()
{
    RequestRecord record = sampleRequest("deepseek");
    record.error = "The provider closed the connection.";
    record.attempts.back().reason = record.error;
    return record;
}

} // namespace

// Requests in the language of the user.
class RequestWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentence_data();
    void sentence();
    void duration_data();
    void duration();
    void status_data();
    void status();
    void filterProblemIsTranslated();
};

void RequestWordsTest::sentence_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<RequestRecord>("record");
    QTest::addColumn<QString>("begin");
    const auto add
        = [](const char* name, const char* language, const RequestRecord& record, const char* begin) {
              QTest::newRow(name) << QString::fromLatin1(language) << record << QString::fromUtf8(begin);
          };
    add("answered", "en", sampleRequest("deepseek"),
        "deepseek answered; 1,204 tokens in, 88 tokens out, 640 ms to the first token, 2.4 s in all.");
    add("second try", "en", failedOverRequest(),
        "deepseek answered on the second try after anyrouter said 429; 10,420 tokens in (9,216 of them "
        "cached)");
    add("third try", "en", triedThreeTimes(),
        "deepseek answered on the third try after one gave no answer and two said 500;");
    add("refused", "en", refusedRequest("local", 529, "It is overloaded."),
        "local said 529; the client got 529 Overloaded: It is overloaded; 350 ms in all.");
    add("nobody asked", "en", neverAsked(),
        "No provider was asked; the client got 404 Not found: No provider has the model m;");
    add("left", "en", leftEarly(), "The client left after 2.4 s, while deepseek was answering;");
    add("broken off", "en", brokenOff(), "The answer broke off: The provider closed the connection;");
    add("Chinese", "zh_CN", failedOverRequest(), "anyrouter 返回 429 之后，deepseek 在第二次尝试时应答；");
}

void RequestWordsTest::sentence()
{
    QFETCH(QString, language);
    QFETCH(RequestRecord, record);
    QFETCH(QString, begin);
    UiWorld world;
    world.preferences.setLanguage(language);
    const Language languages(world.preferences);
    const QString sentence = RequestWords::sentence(summaryOf(record));
    QVERIFY2(sentence.startsWith(begin), qPrintable(sentence));
}

void RequestWordsTest::duration_data()
{
    QTest::addColumn<std::chrono::microseconds>("duration");
    QTest::addColumn<QString>("words");
    const auto add = [](const char* words, std::chrono::microseconds duration) {
        QTest::newRow(words) << duration << QString::fromLatin1(words);
    };
    add("", 0us);
    add("340 ms", 340ms);
    add("2.1 s", 2100ms);
    add("12 s", 11'600ms);
    add("3 min 5 s", 185s);
}

void RequestWordsTest::duration()
{
    QFETCH(std::chrono::microseconds, duration);
    QLocale::setDefault(QLocale(QLocale::English));
    QTEST(RequestWords::duration(duration), "words");
}

void RequestWordsTest::status_data()
{
    QTest::addColumn<RequestRecord>("record");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("tone");
    const auto add = [](const char* words, const RequestRecord& record, Tone tone) {
        QTest::newRow(words) << record << QString::fromLatin1(words) << int(tone);
    };
    add("OK", sampleRequest("one"), Tone::Good);
    add("OK on try 2", failedOverRequest(), Tone::Warning);
    add("429 Too many requests", refusedRequest("one", 429, "Slow down."), Tone::Bad);
    add("418", refusedRequest("one", 418, "A teapot."), Tone::Bad);
    add("Broke off", brokenOff(), Tone::Bad);
    add("Client left", leftEarly(), Tone::Quiet);
}

void RequestWordsTest::status()
{
    QFETCH(RequestRecord, record);
    StoredRequest stored;
    stored.record = record;
    stored.isFailure = isFailure(record);
    stored.attempts = int(record.attempts.size());
    QTEST(RequestWords::status(stored), "words");
    QTEST(int(RequestWords::tone(stored)), "tone");
}

void RequestWordsTest::filterProblemIsTranslated()
{
    UiWorld world;
    world.preferences.setLanguage(QStringLiteral("zh_CN"));
    const Language languages(world.preferences);
    const Result<RequestFilter> filter = RequestFilter::parse(QStringLiteral("slow>x"));
    QVERIFY(filterProblem(filter.error()).contains(QStringLiteral("需要时间")));
}

QTEST_MAIN(RequestWordsTest)
#include "tst_requestwords.moc"
