#include "app/Serving.h"

using namespace dragoman;

class ServeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editByHandIsTakenOver();
    void brokenEditIsReported();
    void stopIsAnnounced();
    void stopTimesAreChecked_data();
    void stopTimesAreChecked();
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

// A signal each: the notice, the end of taking requests.
void ServeTest::stopIsAnnounced()
{
    FakeUpstream one;
    one.setStandingAnswer(saying("from one"));
    Serving serving;
    serving.write(provider("one", one));
    serving.start({ QStringLiteral("--stop-notice"), QStringLiteral("600") });
    QVERIFY(serving.health().startsWith("HTTP/1.1 200"));
    serving.requestStop();
    QTRY_VERIFY(serving.health().startsWith("HTTP/1.1 503"));
    QVERIFY(serving.health().contains("\"status\":\"leaving\""));
    QVERIFY(serving.ask().contains("from one"));
    serving.requestStop();
    QTRY_VERIFY_WITH_TIMEOUT(serving.hasEnded(), 20'000);
}

void ServeTest::stopTimesAreChecked_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::newRow("notice is a number") << "--stop-notice"
                                        << "soon";
    QTest::newRow("notice is a day at most") << "--stop-notice"
                                             << "86401";
    QTest::newRow("patience is not negative") << "--stop-patience"
                                              << "-1";
}

void ServeTest::stopTimesAreChecked()
{
    QFETCH(QString, option);
    QFETCH(QString, value);
    const QTemporaryDir folder;
    const ProgramRun run
        = runProgram({ QStringLiteral("serve"), option, value }, bareEnvironment(folder.path()));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(option.toLatin1()), run.err.constData());
}

QTEST_GUILESS_MAIN(ServeTest)
#include "tst_serve.moc"
