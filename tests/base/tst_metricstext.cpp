#include "base/MetricsText.h"

#include <QTest>

using namespace dragoman;

class MetricsTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void families();
    void labelsAreEscaped();
};

void MetricsTextTest::families()
{
    MetricsText text;
    text.family("a_total", "counter", "What it counts.");
    text.sample({}, std::int64_t(7));
    text.sample({ { "x", "1" }, { "y", "2" } }, 0.25, "_sum");
    QCOMPARE(text.text(),
        std::string("# HELP a_total What it counts.\n# TYPE a_total counter\na_total 7\n"
                    "a_total_sum{x=\"1\",y=\"2\"} 0.25\n"));
}

void MetricsTextTest::labelsAreEscaped()
{
    MetricsText text;
    text.family("a", "gauge", "b");
    text.sample({ { "x", "q\" b\\ n\n 通译" } }, std::int64_t(1));
    QVERIFY(text.text().ends_with("a{x=\"q\\\" b\\\\ n\\n 通译\"} 1\n"));
}

QTEST_GUILESS_MAIN(MetricsTextTest)
#include "tst_metricstext.moc"
