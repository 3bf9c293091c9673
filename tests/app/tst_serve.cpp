#include "app/Serving.h"

using namespace dragoman;

class ServeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editByHandIsTakenOver();
    void brokenEditIsReported();
};

void ServeTest::editByHandIsTakenOver()
{
    FakeUpstream one;
    FakeUpstream two;
    one.setStandingAnswer(saying("from one"));
    two.setStandingAnswer(saying("from two"));
    Serving serving;
    serving.write(provider("one", one));
    serving.start();
    QVERIFY(serving.ask().contains("from one"));
    serving.write(provider("two", two));
    QTRY_VERIFY_WITH_TIMEOUT(serving.ask().contains("from two"), 20'000);
}

void ServeTest::brokenEditIsReported()
{
    FakeUpstream one;
    one.setStandingAnswer(saying("from one"));
    Serving serving;
    serving.write(provider("one", one));
    serving.start();
    serving.writeRaw(R"({"version":1,"provider":[]})");
    QTRY_VERIFY2_WITH_TIMEOUT(
        serving.errors().contains("provider: is not known here"), serving.errors().constData(), 20'000);
    QVERIFY(serving.ask().contains("from one"));
    serving.write(provider("one", one), "token"); // put right, with another rule
    QTRY_VERIFY_WITH_TIMEOUT(serving.ask().startsWith("HTTP/1.1 401"), 20'000);
}

QTEST_GUILESS_MAIN(ServeTest)
#include "tst_serve.moc"
