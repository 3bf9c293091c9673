#include "server/RequestMetrics.h"
#include "server/Statistics.h"

#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

RequestRecord recordOf(int status, std::chrono::microseconds duration)
{
    RequestRecord record;
    record.endpoint = "local";
    record.provider = "one";
    record.status = status;
    record.duration = duration;
    record.inputTokens = 3;
    record.cacheReadTokens = 2;
    record.attempts = { { "zero", "", "" }, { "one", "", "" } };
    return record;
}

} // namespace

class RequestMetricsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void statisticsAddTheirOwn();
};

void RequestMetricsTest::lines_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char* line) { QTest::newRow(line) << QByteArray(line); };
    row("dragoman_requests_total{endpoint=\"local\",provider=\"one\",status=\"2xx\"} 2");
    row("dragoman_requests_total{endpoint=\"local\",provider=\"one\",status=\"4xx\"} 1");
    row("dragoman_requests_total{endpoint=\"local\",provider=\"one\",status=\"left\"} 1");
    row("dragoman_attempts_total{provider=\"zero\"} 4");
    row("dragoman_tokens_total{provider=\"one\",kind=\"input\"} 12");
    row("dragoman_tokens_total{provider=\"one\",kind=\"cache_read\"} 8");
    row("dragoman_tokens_total{provider=\"one\",kind=\"output\"} 0");
    row("# TYPE dragoman_request_duration_seconds histogram");
    row("dragoman_request_duration_seconds_bucket{endpoint=\"local\",le=\"0.1\"} 1"); // its bound belongs to
                                                                                      // it
    row("dragoman_request_duration_seconds_bucket{endpoint=\"local\",le=\"0.25\"} 2");
    row("dragoman_request_duration_seconds_bucket{endpoint=\"local\",le=\"600\"} 3");
    row("dragoman_request_duration_seconds_bucket{endpoint=\"local\",le=\"+Inf\"} 4");
    row("dragoman_request_duration_seconds_sum{endpoint=\"local\"} 3601.25");
    row("dragoman_request_duration_seconds_count{endpoint=\"local\"} 4");
    row("dragoman_first_token_seconds_count{endpoint=\"local\"} 1");
}

void RequestMetricsTest::lines()
{
    QFETCH(QByteArray, line);
    RequestMetrics metrics;
    RequestRecord first = recordOf(200, 100ms);
    first.firstToken = 50ms;
    metrics.add(first);
    metrics.add(recordOf(201, 150ms));
    metrics.add(recordOf(429, 1s));
    metrics.add(recordOf(0, 1h));
    MetricsText text;
    metrics.write(text);
    QVERIFY2(QByteArray::fromStdString('\n' + text.text()).contains('\n' + line + '\n'), text.text().c_str());
}

void RequestMetricsTest::statisticsAddTheirOwn()
{
    Statistics statistics;
    statistics.requestStarted();
    statistics.add(recordOf(200, 1s));
    const QByteArray text = QByteArray::fromStdString(statistics.metricsText());
    QVERIFY2(text.contains("\ndragoman_requests_running 1\n"), text.constData());
    QVERIFY(text.contains("status=\"2xx\"} 1\n"));
}

QTEST_GUILESS_MAIN(RequestMetricsTest)
#include "tst_requestmetrics.moc"
