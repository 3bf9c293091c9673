#include "config/FileSecretStore.h"
#include "support/AwaitSecrets.h"
#include "support/MemorySecretStore.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace dragoman;

namespace {

constexpr const char* cutShort = "{\"one\": \"test-key-1";
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

std::string value(const Result<Secret>& secret)
{
    return secret ? std::string(secret->reveal()) : secret.error().code + ": " + secret.error().message;
}

} // namespace

class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsSeveral_data();
    void keepsSeveral();
    void answersLater();
    void destroyedStoreStaysSilent();
    void statesHaveSentences_data();
    void statesHaveSentences();
    void fileIsPrivate();
    void wrongModeIsRefused_data();
    void wrongModeIsRefused();
    void unusableFile_data();
    void unusableFile();
    void badFileIsNotOverwritten();
    void namesAreEscaped();
    void sharedFolderIsRefused();
    void readOnlyFolder();

private: // NOLINT(readability-redundant-access-specifiers): the one above is for moc
    std::unique_ptr<SecretStore> makeStore(const QString& kind) const;
    void put(const QByteArray& content, QFile::Permissions mode = ownerOnly) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestSecretStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("keys/secrets.json"));
}

std::unique_ptr<SecretStore> TestSecretStore::makeStore(const QString& kind) const
{
    if (kind == QLatin1String("file"))
        return std::make_unique<FileSecretStore>(m_file);
    return std::make_unique<MemorySecretStore>();
}

void TestSecretStore::put(const QByteArray& content, QFile::Permissions mode) const
{
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    QVERIFY(file.setPermissions(mode));
}

void TestSecretStore::keepsSeveral_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("memory") << "memory";
    QTest::newRow("file") << "file";
}

void TestSecretStore::keepsSeveral()
{
    QFETCH(QString, kind);
    const std::unique_ptr<SecretStore> store = makeStore(kind);
    QVERIFY(removeFrom(*store, "one"));
    QVERIFY(writeTo(*store, "one", "test-key-1"));
    QVERIFY(writeTo(*store, "two", "test-key-2"));
    QVERIFY(writeTo(*store, "one", "test-key-3"));
    QCOMPARE(value(readFrom(*store, "one")), "test-key-3");
    QCOMPARE(value(readFrom(*store, "two")), "test-key-2");
    QVERIFY(removeFrom(*store, "one"));
    QVERIFY(removeFrom(*store, "one"));
    const Result<Secret> gone = readFrom(*store, "one");
    QCOMPARE(gone.error().kind, ErrorKind::NotFound);
    QCOMPARE(store->state(), SecretState::Available);
    QCOMPARE(value(readFrom(*store, "two")), "test-key-2");
}

void TestSecretStore::answersLater()
{
    put(R"({"one": "test-key-1"})");
    FileSecretStore store(m_file);
    bool answered = false;
    store.read("one", [&answered](const Result<Secret>&) { answered = true; });
    QVERIFY(!answered);
    QVERIFY(QTest::qWaitFor([&answered] { return answered; }));
}

void TestSecretStore::destroyedStoreStaysSilent()
{
    bool answered = false;
    auto store = std::make_unique<FileSecretStore>(m_file);
    store->write("one", Secret("test-key-1"), [&answered](const Result<void>&) { answered = true; });
    store.reset();
    QCoreApplication::processEvents();
    QVERIFY(!answered);
    QVERIFY(!QFileInfo::exists(m_file));
}

void TestSecretStore::statesHaveSentences_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("available") << int(SecretState::Available) << QByteArray("secret-available");
    QTest::newRow("locked") << int(SecretState::Locked) << QByteArray("secret-locked");
    QTest::newRow("denied") << int(SecretState::Denied) << QByteArray("secret-denied");
    QTest::newRow("missing") << int(SecretState::Missing) << QByteArray("secret-missing");
    QTest::newRow("unknown") << int(SecretState::Unknown) << QByteArray("secret-unknown");
}

void TestSecretStore::statesHaveSentences()
{
    QFETCH(int, state);
    QFETCH(QByteArray, word);
    QCOMPARE(std::string(secretStateWord(SecretState(state))), word.toStdString());
    QVERIFY(keychainAdvice(SecretState(state)).ends_with('.'));
    QCOMPARE(secretError(SecretState(state), "x").code, word.toStdString());
    QCOMPARE(secretError(SecretState(state), "x").kind, ErrorKind::Unavailable);
}

void TestSecretStore::fileIsPrivate()
{
    const mode_t before = umask(0);
    FileSecretStore store(m_file);
    const Result<void> written = writeTo(store, "one", "test-key-1");
    umask(before);
    QVERIFY(written);
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(m_file).permissions() & others));
    QVERIFY(!(QFileInfo(QFileInfo(m_file).absolutePath()).permissions() & others));
}

void TestSecretStore::wrongModeIsRefused_data()
{
    QTest::addColumn<QFile::Permissions>("extra");
    QTest::newRow("groupReads") << QFile::Permissions(QFile::ReadGroup);
    QTest::newRow("groupWrites") << QFile::Permissions(QFile::WriteGroup);
    QTest::newRow("othersRead") << QFile::Permissions(QFile::ReadOther);
    QTest::newRow("othersWrite") << QFile::Permissions(QFile::WriteOther);
}

void TestSecretStore::wrongModeIsRefused()
{
    QFETCH(QFile::Permissions, extra);
    put(R"({"one": "test-key-1"})", ownerOnly | extra);
    FileSecretStore store(m_file);
    for (const Result<void>& result : { readFrom(store, "one").transform([](const Secret&) {}),
             writeTo(store, "two", "test-key-2"), removeFrom(store, "one") }) {
        QVERIFY(!result);
        QCOMPARE(result.error().code, "secret-denied");
        QVERIFY(result.error().message.find("chmod 600") != std::string::npos);
        QCOMPARE(store.state(), SecretState::Denied);
    }
}

void TestSecretStore::unusableFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("notJson") << QByteArray("test-key-1") << QByteArray("must be a JSON object");
    QTest::newRow("cutShort") << QByteArray(cutShort) << QByteArray("must be a JSON object");
    QTest::newRow("empty") << QByteArray() << QByteArray("must be a JSON object");
    QTest::newRow("list") << QByteArray(R"(["test-key-1"])") << QByteArray("must be a JSON object");
    QTest::newRow("number") << QByteArray(R"({"one": 1})") << QByteArray("'one' that is not a string");
    QTest::newRow("tooLarge") << QByteArray(1024 * 1024 + 1, ' ') << QByteArray("too large");
}

void TestSecretStore::unusableFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, says);
    put(content);
    FileSecretStore store(m_file);
    const Result<Secret> read = readFrom(store, "one");
    QVERIFY(!read);
    QCOMPARE(read.error().code, "secret-unknown");
    QVERIFY2(
        read.error().message.find(says.toStdString()) != std::string::npos, read.error().message.c_str());
    QVERIFY(read.error().message.find("test-key") == std::string::npos);
}

void TestSecretStore::badFileIsNotOverwritten()
{
    put(cutShort);
    FileSecretStore store(m_file);
    QVERIFY(!writeTo(store, "two", "test-key-2"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(cutShort));
}

void TestSecretStore::namesAreEscaped()
{
    FileSecretStore store(m_file);
    const std::string name = "a \"quoted\\ name\n\xe9\x94\xae";
    QVERIFY(writeTo(store, name, "test-key-\"1\"\xe9\x92\xa5"));
    QCOMPARE(value(readFrom(store, name)), "test-key-\"1\"\xe9\x92\xa5");
}

void TestSecretStore::sharedFolderIsRefused()
{
    put("{}");
    const QString folder = QFileInfo(m_file).absolutePath();
    QVERIFY(QFile::setPermissions(folder, ownerOnly | QFile::ExeOwner | QFile::WriteOther));
    FileSecretStore store(m_file);
    const Result<void> written = writeTo(store, "one", "test-key-1");
    QCOMPARE(written.error().code, "secret-denied");
    QVERIFY(written.error().message.find("chmod go-w") != std::string::npos);
}

void TestSecretStore::readOnlyFolder()
{
    put("{}");
    const QString folder = QFileInfo(m_file).absolutePath();
    if (geteuid() == 0) // nothing is read-only for root but what is no folder at all
        m_file += QStringLiteral("/below/a-file.json");
    else
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    FileSecretStore store(m_file);
    const Result<void> written = writeTo(store, "one", "test-key-1");
    QVERIFY(QFile::setPermissions(folder, ownerOnly | QFile::ExeOwner));
    QVERIFY(!written);
    QCOMPARE(written.error().code, "secret-denied");
    QCOMPARE(store.state(), SecretState::Denied);
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
