#include "updates/ReleaseVerdict.h"
#include "updates/SigningKey.h"

#include <QTest>

using namespace dragoman;

namespace {

constexpr qint64 noon = 1'795'262'400; // 2026-11-21, when the descriptions of this test are issued
constexpr qint64 day = 86'400;

std::chrono::sys_seconds at(qint64 seconds)
{
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

} // namespace

class ReleaseVerdictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdict_data();
    void verdict();
    void signatureComesFirst();
};

void ReleaseVerdictTest::verdict_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<qint64>("seen");
    QTest::addColumn<QByteArray>("problem"); // empty = believed
    const auto row = [](const char* name, const char* version, qint64 now, qint64 seen, const char* problem) {
        QTest::newRow(name) << QByteArray(version) << now << seen << QByteArray(problem);
    };
    row("a newer version", "0.2.0", noon + day, 0, "");
    row("the same version", "0.1.0", noon + day, 0, "");
    row("an older version", "0.0.9", noon + day, 0, "older than this program");
    row("a pre-release of this version", "0.1.0-rc.1", noon + day, 0, "older than this program");
    row("the last second before it expires", "0.2.0", noon + 365 * day - 1, 0, "");
    row("expired", "0.2.0", noon + 365 * day, 0, "has expired");
    row("seen before", "0.2.0", noon + day, noon, "");
    row("older than one seen before", "0.2.0", noon + day, noon + 1, "seen before");
}

void ReleaseVerdictTest::verdict()
{
    QFETCH(const QByteArray, version);
    QFETCH(const qint64, now);
    QFETCH(const qint64, seen);
    QFETCH(const QByteArray, problem);
    const SigningKey key(1);
    const std::string text = key.sign(describedRelease(version.toStdString()));
    const Result<ReleaseDescription> release
        = believedRelease(text, { key.key(), "0.1.0", at(now), at(seen) });
    QCOMPARE(release.has_value(), problem.isEmpty());
    if (release) {
        QCOMPARE(release->version, version.toStdString());
        return;
    }
    QCOMPARE(release.error().kind, ErrorKind::Conflict);
    QVERIFY2(release.error().message.find(problem.toStdString()) != std::string::npos,
        release.error().message.c_str());
}

void ReleaseVerdictTest::signatureComesFirst()
{
    const std::string text = SigningKey(2).sign("not even JSON");
    const Result<ReleaseDescription> release
        = believedRelease(text, { SigningKey(1).key(), "0.1.0", at(noon), {} });
    QVERIFY(!release);
    QCOMPARE(release.error().kind, ErrorKind::Forbidden);
}

QTEST_APPLESS_MAIN(ReleaseVerdictTest)
#include "tst_releaseverdict.moc"
