#include "tokens/TokenCounter.h"

#include <QDir>
#include <QMap>
#include <QProcess>
#include <QTest>

#include <cmath>

// Holds the estimate against the real o200k_base tokenizer on texts that the fit has not seen.
class TestTokenEstimate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void corpusIsLargeEnough();
    void everyTextWithinAQuarter_data();
    void everyTextWithinAQuarter();
    void meanWithinATenth();

private:
    QMap<QString, int> m_reference; // tokens by file name
};

namespace {

const QString corpusFolder = QStringLiteral(TEST_DATA_DIR "/tokens/corpus");

QString npmFolder()
{
    return qEnvironmentVariable("DRAGOMAN_NPM_DIR", QStringLiteral(DRAGOMAN_NPM_DIR))
        + QStringLiteral("/tokens");
}

std::int64_t estimate(const QString& name)
{
    QFile file(corpusFolder + QLatin1Char('/') + name);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    dragoman::TokenCounter counter;
    counter.add(file.readAll().toStdString());
    return counter.total();
}

// How far the estimate is off, as a part of the real count.
double relativeError(const QString& name, int reference)
{
    return (static_cast<double>(estimate(name)) - reference) / reference;
}

} // namespace

void TestTokenEstimate::initTestCase()
{
    QVERIFY2(QDir(npmFolder() + QStringLiteral("/node_modules/js-tiktoken")).exists(),
        qPrintable(QStringLiteral("The reference tokenizer is not installed in %1: run `./dev deps` first.")
                       .arg(npmFolder())));
    QProcess node;
    node.start(QStringLiteral("node"),
        { QStringLiteral(TEST_DATA_DIR "/tokens/reference_counts.mjs"), corpusFolder, npmFolder() });
    QVERIFY2(node.waitForFinished(100000), qPrintable(node.errorString()));
    QVERIFY2(node.exitCode() == 0, node.readAllStandardError().constData());
    for (const QByteArray& line : node.readAllStandardOutput().trimmed().split('\n')) {
        const QList<QByteArray> fields = line.split('\t');
        m_reference.insert(QString::fromUtf8(fields.value(0)), fields.value(1).toInt());
    }
}

void TestTokenEstimate::corpusIsLargeEnough()
{
    QVERIFY(m_reference.size() >= 60);
    QCOMPARE(QStringList(m_reference.keys()), QDir(corpusFolder).entryList(QDir::Files, QDir::Name));
}

void TestTokenEstimate::everyTextWithinAQuarter_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : m_reference.keys())
        QTest::newRow(qPrintable(name)) << name;
}

void TestTokenEstimate::everyTextWithinAQuarter()
{
    QFETCH(QString, name);
    const double error = relativeError(name, m_reference.value(name));
    QVERIFY2(std::abs(error) <= 0.25, qPrintable(QStringLiteral("%1 %").arg(100 * error, 0, 'f', 1)));
}

void TestTokenEstimate::meanWithinATenth()
{
    double sum = 0;
    for (auto it = m_reference.cbegin(); it != m_reference.cend(); ++it)
        sum += std::abs(relativeError(it.key(), it.value()));
    const double mean = sum / static_cast<double>(m_reference.size());
    QVERIFY2(mean <= 0.1, qPrintable(QStringLiteral("%1 %").arg(100 * mean, 0, 'f', 1)));
}

QTEST_GUILESS_MAIN(TestTokenEstimate)
#include "tst_tokenestimate.moc"
