#include "config/KeychainRequest.h"
#include "config/SecretStore.h"
#include "support/PrivateKeyring.h"

#include <QTest>

#include <qt6keychain/keychain.h>

using namespace dragoman;

namespace {

struct Answer
{
    std::string state;
    std::string code;
    std::string text;
};

// A limit that a real answer never reaches.
constexpr int generous = 10'000;
constexpr int hang = 30'000;

Answer ask(const QProcessEnvironment& environment, const QStringList& operation, int limit = generous)
{
    QProcess client;
    client.setProcessEnvironment(environment);
    client.start(QStringLiteral(KEYCHAIN_CLIENT), QStringList{ QString::number(limit) } + operation);
    if (!client.waitForFinished(hang))
        return { "hangs", {}, {} };
    const QStringList parts
        = QString::fromUtf8(client.readAllStandardOutput()).trimmed().split(QLatin1Char('\t'));
    return { parts.value(0).toStdString(), parts.value(1).toStdString(), parts.value(2).toStdString() };
}

std::string advice(SecretState state)
{
    return std::string(keychainAdvice(state));
}

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

// Every operation has to notice what is wrong with the keychain.
void operations()
{
    QTest::addColumn<QString>("operation");
    QTest::newRow("read") << "read one";
    QTest::newRow("write") << "write one test-key-2";
    QTest::newRow("remove") << "remove one";
}

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesReadsRemoves();
    void namesDoNotMix();
    void nothingInClearText();
    void locked_data();
    void locked();
    void frozen_data();
    void frozen();
    void keyringGone();
    void busGone_data();
    void busGone();
    void noBus_data();
    void noBus();
    void states_data();
    void states();
};

void TestKeychain::writesReadsRemoves()
{
    PrivateKeyring keyring;
    QCOMPARE(keyring.start(), QString());
    const QProcessEnvironment environment = keyring.environment();
    const Answer absent = ask(environment, words("read one"));
    QCOMPARE(absent.state, "secret-available");
    QCOMPARE(absent.text, "The keychain has no key 'one': store the key there under this name.");
    QCOMPARE(ask(environment, words("write one test-key-1")).text, "done");
    QCOMPARE(ask(environment, words("read one")).text, "test-key-1");
    QCOMPARE(ask(environment, words("write one test-key-\xe4")).text, "done");
    QCOMPARE(ask(environment, words("read one")).text, "test-key-\xc3\xa4");
    QCOMPARE(ask(environment, words("remove one")).text, "done");
    QCOMPARE(ask(environment, words("remove one")).text, "done");
    QCOMPARE(ask(environment, words("read one")).text, absent.text);
}

void TestKeychain::namesDoNotMix()
{
    PrivateKeyring keyring;
    QCOMPARE(keyring.start(), QString());
    ask(keyring.environment(), words("write one test-key-1"));
    ask(keyring.environment(), words("write two test-key-2"));
    QCOMPARE(ask(keyring.environment(), words("read one")).text, "test-key-1");
    QCOMPARE(ask(keyring.environment(), words("read two")).text, "test-key-2");
}

void TestKeychain::nothingInClearText()
{
    PrivateKeyring keyring;
    QCOMPARE(keyring.start(), QString());
    ask(keyring.environment(), words("write one test-key-1"));
    QProcess search;
    search.start(QStringLiteral("grep"),
        { QStringLiteral("-r"), QStringLiteral("-l"), QStringLiteral("test-key-1"), keyring.home() });
    QVERIFY(search.waitForFinished());
    QCOMPARE(search.readAllStandardOutput(), QByteArray());
}

void TestKeychain::locked_data()
{
    operations();
}

void TestKeychain::locked()
{
    QFETCH(QString, operation);
    PrivateKeyring keyring;
    QCOMPARE(keyring.start(), QString());
    QCOMPARE(ask(keyring.environment(), words("write one test-key-1")).text, "done");
    QVERIFY(keyring.lock());
    const Answer answer = ask(keyring.environment(), operation.split(QLatin1Char(' ')));
    QCOMPARE(answer.state, "secret-locked");
    QCOMPARE(answer.code, "secret-locked");
    QCOMPARE(answer.text, advice(SecretState::Locked));
}

void TestKeychain::frozen_data()
{
    operations();
}

void TestKeychain::frozen()
{
    QFETCH(QString, operation);
    PrivateKeyring keyring;
    QCOMPARE(keyring.start(), QString());
    keyring.freeze();
    const Answer answer = ask(keyring.environment(), operation.split(QLatin1Char(' ')), 300);
    QCOMPARE(answer.state, "secret-unknown");
    QCOMPARE(answer.text, advice(SecretState::Unknown));
}

void TestKeychain::keyringGone()
{
    PrivateKeyring keyring;
    QCOMPARE(keyring.start(), QString());
    QCOMPARE(ask(keyring.environment(), words("write one test-key-1")).text, "done");
    keyring.stopKeyring();
    // The bus starts a new keyring, and nobody has unlocked that one.
    const Answer answer = ask(keyring.environment(), words("read one"));
    QCOMPARE(answer.state, "secret-locked");
    QCOMPARE(answer.text, advice(SecretState::Locked));
}

void TestKeychain::busGone_data()
{
    operations();
}

void TestKeychain::busGone()
{
    QFETCH(QString, operation);
    PrivateKeyring keyring;
    QCOMPARE(keyring.start(), QString());
    keyring.stopKeyring();
    keyring.stopBus();
    const Answer answer = ask(keyring.environment(), operation.split(QLatin1Char(' ')));
    QCOMPARE(answer.state, "secret-missing");
    QCOMPARE(answer.text, advice(SecretState::Missing));
}

void TestKeychain::noBus_data()
{
    operations();
}

void TestKeychain::noBus()
{
    QFETCH(QString, operation);
    const PrivateKeyring keyring; // not started
    const Answer answer = ask(keyring.environment(), operation.split(QLatin1Char(' ')));
    QCOMPARE(answer.state, "secret-missing");
    QCOMPARE(answer.code, "secret-missing");
    QCOMPARE(answer.text, advice(SecretState::Missing));
}

void TestKeychain::states_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("service");
    QTest::addColumn<int>("state");
    using Service = SecretServiceState;
    const auto row = [](const char* name, QKeychain::Error error, Service service, SecretState state) {
        QTest::newRow(name) << int(error) << int(service) << int(state);
    };
    row("fine", QKeychain::NoError, Service::Unlocked, SecretState::Available);
    row("noSuchKey", QKeychain::EntryNotFound, Service::Unlocked, SecretState::Available);
    row("noSuchKeyElsewhere", QKeychain::EntryNotFound, Service::Unknown, SecretState::Available);
    row("noSuchKeyAsLocked", QKeychain::EntryNotFound, Service::Locked, SecretState::Locked);
    row("removedNothingAsLocked", QKeychain::NoError, Service::Locked, SecretState::Locked);
    row("denied", QKeychain::AccessDenied, Service::Unknown, SecretState::Denied);
    row("deniedByUser", QKeychain::AccessDeniedByUser, Service::Unlocked, SecretState::Denied);
    row("deniedAsLocked", QKeychain::AccessDenied, Service::Locked, SecretState::Locked);
    row("noBackend", QKeychain::NoBackendAvailable, Service::Unknown, SecretState::Missing);
    row("notImplemented", QKeychain::NotImplemented, Service::Unknown, SecretState::Missing);
    row("otherError", QKeychain::OtherError, Service::Unlocked, SecretState::Unknown);
    row("otherErrorWithoutService", QKeychain::OtherError, Service::Missing, SecretState::Missing);
    row("cannotDelete", QKeychain::CouldNotDeleteEntry, Service::Unlocked, SecretState::Unknown);
}

void TestKeychain::states()
{
    QFETCH(int, error);
    QFETCH(int, service);
    QFETCH(int, state);
    QCOMPARE(int(keychainState(error, SecretServiceState(service))), state);
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
