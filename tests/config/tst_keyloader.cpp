#include "config/KeyLoader.h"
#include "support/MemorySecretStore.h"

#include <QTest>

#include <optional>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

using Kind = KeyReference::Kind;

const KeyReference inKeychain{ Kind::Keychain, "one" };
const KeyReference inFile{ Kind::File, "one" };
const KeyReference inEnvironment{ Kind::Environment, "ONE_KEY" };

Configuration configurationWith(std::vector<KeyReference> first, std::vector<KeyReference> second = {})
{
    Configuration configuration;
    for (std::vector<KeyReference>& keys : { std::ref(first), std::ref(second) }) {
        ProviderConfig provider;
        provider.keys = keys;
        configuration.providers.push_back(std::move(provider));
    }
    return configuration;
}

EnvironmentLookup environmentWith(const std::string& name, const std::string& value)
{
    return [name, value](const char* asked) { return asked == name ? std::optional(value) : std::nullopt; };
}

KeyRing loaded(KeyLoader& loader, const Configuration& configuration, std::chrono::milliseconds limit = 10s)
{
    std::optional<KeyRing> ring;
    const auto arrived = [&ring](KeyRing keys) { ring = std::move(keys); };
    loader.load(configuration, arrived, limit);
    const bool within = ring.has_value();
    const bool answered = QTest::qWaitFor([&ring] { return ring.has_value(); }, 15'000);
    return answered && !within ? std::move(*ring) : KeyRing();
}

std::string value(const KeyRing& ring, const KeyReference& reference)
{
    const Result<Secret>& secret = ring.find(reference);
    return secret ? std::string(secret->reveal()) : secret.error().message;
}

std::unique_ptr<MemorySecretStore> storeWith(const std::string& name, const std::string& value)
{
    auto store = std::make_unique<MemorySecretStore>();
    store->write(name, Secret(value), [](const Result<void>&) {});
    return store;
}

} // namespace

class TestKeyLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadsEveryKind();
    void noKeysAtAll();
    void sameKeyIsReadOnce();
    void unusedStoreIsNotAsked();
    void oneFailureLeavesTheOthers();
    void silentStoreEndsInTime();
    void withoutAStore();
    void emptyValues_data();
    void emptyValues();
    void lineBreaksAreCutOff();
    void secondLoadReplacesTheFirst();
    void destroyedLoaderStaysSilent();
    void labels_data();
    void labels();
};

void TestKeyLoader::loadsEveryKind()
{
    KeyLoader loader({ storeWith("one", "test-key-1"), storeWith("one", "test-key-2"),
        environmentWith("ONE_KEY", "test-key-3") });
    const KeyRing ring = loaded(loader, configurationWith({ inKeychain, inFile }, { inEnvironment }));
    QCOMPARE(value(ring, inKeychain), "test-key-1");
    QCOMPARE(value(ring, inFile), "test-key-2");
    QCOMPARE(value(ring, inEnvironment), "test-key-3");
}

void TestKeyLoader::noKeysAtAll()
{
    KeyLoader loader({});
    const KeyRing ring = loaded(loader, configurationWith({}));
    QCOMPARE(value(ring, inKeychain), "The key was not loaded.");
}

void TestKeyLoader::sameKeyIsReadOnce()
{
    auto store = std::make_unique<MemorySecretStore>();
    const MemorySecretStore& watched = *store;
    KeyLoader loader({ std::move(store), {}, {} });
    loaded(loader, configurationWith({ inKeychain, inKeychain }, { inKeychain }));
    QCOMPARE(watched.operations(), 1);
}

void TestKeyLoader::unusedStoreIsNotAsked()
{
    auto store = std::make_unique<MemorySecretStore>();
    const MemorySecretStore& watched = *store;
    KeyLoader loader({ std::move(store), {}, environmentWith("ONE_KEY", "test-key-3") });
    loaded(loader, configurationWith({ inEnvironment }));
    QCOMPARE(watched.operations(), 0);
}

void TestKeyLoader::oneFailureLeavesTheOthers()
{
    auto locked = std::make_unique<MemorySecretStore>();
    locked->pretend(SecretState::Locked);
    KeyLoader loader({ std::move(locked), storeWith("two", "test-key-2"), {} });
    const KeyReference two{ Kind::File, "two" };
    const KeyRing ring = loaded(loader, configurationWith({ inKeychain, inFile, two, inEnvironment }));
    QCOMPARE(value(ring, inKeychain), std::string(keychainAdvice(SecretState::Locked)));
    QCOMPARE(ring.find(inKeychain).error().code, "secret-locked");
    QCOMPARE(ring.find(inFile).error().kind, ErrorKind::Unavailable);
    QCOMPARE(value(ring, two), "test-key-2");
    QCOMPARE(value(ring, inEnvironment), "The environment variable ONE_KEY is not set.");
}

void TestKeyLoader::silentStoreEndsInTime()
{
    auto silent = std::make_unique<MemorySecretStore>();
    silent->fallSilent();
    KeyLoader loader({ std::move(silent), {}, environmentWith("ONE_KEY", "test-key-3") });
    const KeyRing ring = loaded(loader, configurationWith({ inKeychain, inEnvironment }), 50ms);
    QCOMPARE(value(ring, inKeychain), "The key keychain:one did not come in time.");
    QCOMPARE(value(ring, inEnvironment), "test-key-3");
}

void TestKeyLoader::withoutAStore()
{
    KeyLoader loader({});
    const KeyRing ring = loaded(loader, configurationWith({ inFile, inEnvironment }));
    QCOMPARE(value(ring, inFile), "There is nowhere to read file:one from.");
    QCOMPARE(value(ring, inEnvironment), "The environment variable ONE_KEY is not set.");
}

void TestKeyLoader::emptyValues_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("whiteSpace") << QByteArray(" \r\n\t");
}

void TestKeyLoader::emptyValues()
{
    QFETCH(QByteArray, stored);
    KeyLoader loader({ storeWith("one", stored.toStdString()), {}, {} });
    const KeyRing ring = loaded(loader, configurationWith({ inKeychain }));
    QCOMPARE(value(ring, inKeychain), "The key keychain:one is empty.");
}

void TestKeyLoader::lineBreaksAreCutOff()
{
    KeyLoader loader({ {}, {}, environmentWith("ONE_KEY", "test-key-3\r\n") });
    QCOMPARE(value(loaded(loader, configurationWith({ inEnvironment })), inEnvironment), "test-key-3");
}

void TestKeyLoader::secondLoadReplacesTheFirst()
{
    KeyLoader loader({ storeWith("one", "test-key-1"), {}, {} });
    int calls = 0;
    loader.load(configurationWith({ inKeychain }), [&calls](const KeyRing&) { ++calls; });
    const KeyRing ring = loaded(loader, configurationWith({ inKeychain }));
    QCOMPARE(value(ring, inKeychain), "test-key-1");
    QCOMPARE(calls, 0);
}

void TestKeyLoader::destroyedLoaderStaysSilent()
{
    int calls = 0;
    {
        KeyLoader loader({ storeWith("one", "test-key-1"), {}, {} });
        loader.load(configurationWith({ inKeychain }), [&calls](const KeyRing&) { ++calls; });
    }
    QCoreApplication::processEvents();
    QCOMPARE(calls, 0);
}

void TestKeyLoader::labels_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("label");
    QTest::newRow("keychain") << int(Kind::Keychain) << QByteArray("keychain:one");
    QTest::newRow("environment") << int(Kind::Environment) << QByteArray("env:one");
    QTest::newRow("file") << int(Kind::File) << QByteArray("file:one");
}

void TestKeyLoader::labels()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, label);
    QCOMPARE(keyLabel({ Kind(kind), "one" }), label.toStdString());
}

QTEST_GUILESS_MAIN(TestKeyLoader)
#include "tst_keyloader.moc"
