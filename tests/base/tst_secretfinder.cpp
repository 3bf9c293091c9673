#include "base/Json.h"
#include "base/SecretFinder.h"

#include <QTest>

#include <array>
#include <random>

using namespace dragoman;

namespace {

const std::string known = "aB3/dE+fGh-29xY.z";

SecretFinder finder()
{
    SecretFinder secrets;
    secrets.add(Secret(known));
    secrets.add(Secret("abc"));
    secrets.add(Secret());
    return secrets;
}

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit)
{
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

// Words around secrets: quotes, escapes, parts of secrets, other shapes.
std::string randomText(Random& random)
{
    const std::array<std::string, 16> pieces{ known, known, "abc", known.substr(0, 9), " ", "\n", "\\", "\"",
        "/", "%2F", "a", "key", ":", "=", "sk-0123456789abcdefgh", "\xc3\xa4" };
    std::string text;
    for (std::size_t count = below(random, 8); count > 0; --count)
        text += pieces[below(random, pieces.size())];
    return text;
}

// The inside of a JSON string that says `text`, each character in any of its spellings.
std::string randomSpelling(Random& random, const std::string& text)
{
    std::string spelled;
    for (const char c : text) {
        const bool isAscii = static_cast<unsigned char>(c) < 0x80;
        if (isAscii && below(random, 4) == 0)
            spelled += QByteArray("\\u00" + QByteArray::number(c, 16).rightJustified(2, '0')).toStdString();
        else if (c == '/' && below(random, 2) == 0)
            spelled += "\\/";
        else
            spelled += isAscii ? escapeJson(std::string(1, c)) : std::string(1, c);
    }
    return spelled;
}

} // namespace

class TestSecretFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void redacts_data();
    void redacts();
    void leaves_data();
    void leaves();
    void jsonStaysJson();
    void openEnd();
    void namesSecrets();
};

void TestSecretFinder::redacts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char* name, const char* text, const char* shown) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(shown);
    };
    row("plain", "x aB3/dE+fGh-29xY.z y", "x *** y");
    row("twice", "aB3/dE+fGh-29xY.zaB3/dE+fGh-29xY.z", "******");
    row("escapedSlash", R"("aB3\/dE+fGh-29xY.z")", R"("***")");
    row("escapedTwice", R"("{\"k\":\"aB3\\\/dE+fGh-29xY.z\"}")", R"("{\"k\":\"***\"}")");
    row("unicodeEscapes", R"("\u0061B3/dE\u002bfGh-29xY.\u007A")", R"("***")");
    row("percent", "?a=aB3%2FdE%2bfGh-29xY.z&b", "?a=***&b");
    row("shortAlone", "\"abc\"", "\"***\"");
    row("openAi", "my key:\\nsk-proj-0123456789abcdef!", "my key:\\nsk-***!");
    row("anthropic", R"("sk-ant-api03-abcdefgh")", R"("sk-***")");
    row("google", "AIzaSyA0123456789abc", "AIza***");
    row("github", "ghp_0123456789abcdefghij", "ghp_***");
    row("slack", "xoxb-1234567890-abc", "xoxb-***");
    row("amazon", "AKIAIOSFODNN7EXAMPLE", "AKIA***");
    row("bearer", "Authorization: Bearer abcdefgh/ijklmnop==", "Authorization: Bearer ***");
    row("namedHex", R"({"api_key":"0123456789abcdef0123456789abcdef"})", R"({"api_key":"***"})");
    row("namedAuthorization", R"("authorization": "0123456789abcdef0123")", R"("authorization": "***")");
    row("namedInEscapedJson", R"("{\"client_secret\": \"0123456789abcdef0123\"}")",
        R"("{\"client_secret\": \"***\"}")");
    row("namedInShell", "export MY_TOKEN=0123456789abcdefABCDEF", "export MY_TOKEN=***");
    row("namedInQuery", "http://h/p?key=0123456789abcdefABCDEF&x=1", "http://h/p?key=***&x=1");
    row("behindPercent", "a%20sk-0123456789abcdef", "a%20sk-***");
}

void TestSecretFinder::redacts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(finder().redact(text.toStdString())), shown);
}

void TestSecretFinder::leaves_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("words") << QByteArray("the key-value-storage of task-management and xabcx");
    QTest::newRow("numbers") << QByteArray(R"({"max_tokens":12345678901234567890,"token":"ordinary words"})");
    QTest::newRow("schema") << QByteArray(R"({"api_key":{"type":"string"},"token":{}})");
    QTest::newRow("cacheKey") << QByteArray(R"({"prompt_cache_key":"0123456789abcdef01234567"})");
    QTest::newRow("signature") << QByteArray(R"({"signature":"0123456789abcdef0123456789"})");
    QTest::newRow("call") << QByteArray("token = make_token_for_user_42(name)");
    QTest::newRow("almost") << QByteArray("aB3/dE+fGh-29xY,z aB3/dE+fGh-29x");
}

void TestSecretFinder::leaves()
{
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(finder().redact(text.toStdString())), text);
}

// However a JSON text spells a secret: it is gone, and the text can still be read.
void TestSecretFinder::jsonStaysJson()
{
    std::seed_seq seed{ 4711 }; // a test that failed must fail again
    Random random(seed);
    SecretFinder secrets;
    secrets.add(Secret(known));
    for (int round = 0; round < 20'000; ++round) {
        std::string inner = randomSpelling(random, randomText(random));
        if (round % 3 == 0) // JSON within JSON
            inner = escapeJson("{\"a\":\"" + inner + "\"}");
        const std::string json = R"({"content":")" + inner + R"("})";
        JsonDocument before;
        JsonDocument after;
        QVERIFY2(before.parse(json), json.c_str());
        const std::string shown = secrets.redact(json);
        QVERIFY2(after.parse(shown), (json + " -> " + shown).c_str());
        const std::string said = after.root()["content"].decoded();
        QVERIFY2(said.find(known) == std::string::npos, (json + " -> " + shown).c_str());
        JsonDocument inside;
        if (round % 3 != 0)
            continue;
        QVERIFY2(inside.parse(said), (json + " -> " + shown).c_str());
        QVERIFY2(
            inside.root()["a"].decoded().find(known) == std::string::npos, (json + " -> " + shown).c_str());
    }
}

// Whatever a secret is cut at, its first part is seen.
void TestSecretFinder::openEnd()
{
    SecretFinder secrets;
    secrets.add(Secret(known));
    QCOMPARE(secrets.openEnd("nothing"), std::size_t{ 0 });
    for (std::size_t length = 1; length < known.size(); ++length)
        QCOMPARE(secrets.openEnd("text " + known.substr(0, length)), length);
    QCOMPARE(secrets.openEnd("text \\u0061B3\\/"), std::size_t{ 10 });
}

void TestSecretFinder::namesSecrets()
{
    for (const char* name : { "api_key", "X-Api-Key", "AUTH_TOKEN", "key", "client-secret", "Set-Cookie" })
        QVERIFY2(namesSecret(name), name);
    for (const char* name : { "model", "monkey", "keyboard", "content" })
        QVERIFY2(!namesSecret(name), name);
}

QTEST_GUILESS_MAIN(TestSecretFinder)
#include "tst_secretfinder.moc"
