#include "app/DesktopBackend.h"
#include "config/ConfigurationEdit.h"
#include "support/PrivateKeyring.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

constexpr int patience = 20'000; // milliseconds

const KeyReference one{ KeyReference::Kind::Keychain, "one" };

// The program behind the windows, with one provider whose key is in the keychain.
struct KeyWorld
{
    KeyWorld()
    {
        QFile file(name());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "{\"version\":1,\"endpoints\":[{\"name\":\"local\",\"protocol\":\"anthropic\",\"host\":\"127.0.0."
            "1\","
            "\"port\":0,\"enabled\":true,\"access\":\"open\"}],\"providers\":[{\"name\":\"p\",\"protocol\":"
            "\"anthropic\",\"baseUrl\":\"http://127.0.0.1:9\",\"keys\":[\"keychain:one\"]}]}");
        file.close();
        backend = std::make_unique<DesktopBackend>(
            openDesktopConfiguration(name()), folder.path(), Secret("a-token-for-this-test"));
        backend->start();
    }
    QString name() const { return folder.filePath(QStringLiteral("config.json")); }

    QTemporaryDir folder;
    std::unique_ptr<DesktopBackend> backend;
};

Result<void> stored(DesktopBackend& backend, const char* key)
{
    std::optional<Result<void>> result;
    backend.storeKey(one, Secret(key), &backend, [&](const Result<void>& r) { result = r; });
    return QTest::qWaitFor([&] { return result.has_value(); }, patience)
        ? *result
        : failure(ErrorKind::Unavailable, "no answer");
}

Result<Secret> revealed(DesktopBackend& backend)
{
    std::optional<Result<Secret>> result;
    backend.revealKey(one, &backend, [&](Result<Secret> r) { result = std::move(r); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, patience))
        return failure(ErrorKind::Unavailable, "no answer");
    return *result;
}

} // namespace

// Keys in a real keychain, as the windows store, show and remove them.
class DesktopKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void storedKeyIsInForceAndCanBeShown();
    void replacedKeyIsTheNewOne();
    void removedKeyIsGone();
    void keysAreNeitherInTheFileNorBesideIt();
    void lockedKeychainIsExplained();

private:
    PrivateKeyring m_keyring;
};

void DesktopKeysTest::initTestCase()
{
    QCOMPARE(m_keyring.start(), QString());
    const QProcessEnvironment environment = m_keyring.environment();
    for (const QString& name : environment.keys())
        qputenv(name.toLocal8Bit().constData(), environment.value(name).toLocal8Bit());
}

void DesktopKeysTest::storedKeyIsInForceAndCanBeShown()
{
    KeyWorld world;
    QTRY_VERIFY_WITH_TIMEOUT(!world.backend->keyStatus(one), patience);
    const Result<void> result = stored(*world.backend, "test-key-1");
    QVERIFY2(result, result ? "" : result.error().message.c_str());
    QTRY_VERIFY_WITH_TIMEOUT(world.backend->keyStatus(one).has_value(), patience);
    QCOMPARE(world.backend->keychainState(), SecretState::Available);
    const Result<Secret> key = revealed(*world.backend);
    QVERIFY(key);
    QCOMPARE(key->reveal(), std::string_view("test-key-1"));
}

void DesktopKeysTest::replacedKeyIsTheNewOne()
{
    KeyWorld world;
    QVERIFY(stored(*world.backend, "test-key-1"));
    QVERIFY(stored(*world.backend, "test-key-2"));
    const Result<Secret> key = revealed(*world.backend);
    QVERIFY(key);
    QCOMPARE(key->reveal(), std::string_view("test-key-2"));
}

void DesktopKeysTest::removedKeyIsGone()
{
    KeyWorld world;
    QVERIFY(stored(*world.backend, "test-key-1"));
    QTRY_VERIFY_WITH_TIMEOUT(world.backend->keyStatus(one).has_value(), patience);
    std::optional<Result<void>> result;
    world.backend->removeKey(one, world.backend.get(), [&](const Result<void>& r) { result = r; });
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), patience);
    QVERIFY(*result);
    QTRY_VERIFY_WITH_TIMEOUT(!world.backend->keyStatus(one), patience);
    QVERIFY(!revealed(*world.backend));
}

void DesktopKeysTest::keysAreNeitherInTheFileNorBesideIt()
{
    KeyWorld world;
    QVERIFY(stored(*world.backend, "test-key-only-here"));
    const QStringList names = QDir(world.folder.path()).entryList(QDir::Files | QDir::Hidden);
    QVERIFY(!names.isEmpty());
    for (const QString& name : names) {
        QFile file(world.folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("test-key-only-here"), qPrintable(name));
    }
}

void DesktopKeysTest::lockedKeychainIsExplained()
{
    QVERIFY(m_keyring.lock());
    KeyWorld world;
    QTRY_COMPARE_WITH_TIMEOUT(world.backend->keychainState(), SecretState::Locked, patience);
    const std::vector<Notice> notices = world.backend->notices();
    QCOMPARE(notices.size(), std::size_t(1));
    QCOMPARE(notices.front().kind, Notice::Kind::Keychain);
    QVERIFY(!notices.front().text.isEmpty());
    const Result<void> refused = stored(*world.backend, "test-key-3");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, std::string(secretStateWord(SecretState::Locked)));
}

QTEST_GUILESS_MAIN(DesktopKeysTest)
#include "tst_desktopkeys.moc"
