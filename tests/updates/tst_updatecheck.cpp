#include "support/FakeUpstream.h"
#include "support/LocalAuthority.h"
#include "updates/SigningKey.h"
#include "updates/UpdateCheck.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::sys_seconds nextDay{ 1'795'348'800s }; // 2026-11-22, noon

ScriptedAnswer answerWith(const std::string& text)
{
    return ScriptedAnswer::json(200, QByteArray::fromStdString(text));
}

} // namespace

// Against a server that speaks TLS with a certificate of our own authority.
class UpdateCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void asksNothingUntilTheUserSaysYes();
    void findsANewVersion();
    void sendsAPlainGet();
    void goesThroughTheProxy();
    void sameVersionIsNoNews();
    void refusedAnswers_data();
    void refusedAnswers();
    void refusedConnections_data();
    void refusedConnections();
    void cutAnswers();
    void looksOnceADay();
    void remembersBetweenRuns();
    void forgetsWhatWasInstalled();
    void forgetsWhatAnotherKeySigned();
    void skippedVersionStaysSkipped();
    void replayIsRefusedAfterARestart();
    void obstacleIsTold();
    void failureKeepsWhatWasFound();
    void changedAddressEndsTheLook();

private:
    UpdateCheck::Surroundings surroundings(const std::string& version = "0.1.0");
    UpdatesConfig configuration(bool check = true) const;
    // The state after one look.
    UpdateState look(const ScriptedAnswer& answer);

    LocalAuthority m_authority;
    const SigningKey m_key{ 1 };
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeUpstream> m_server;
    std::chrono::sys_seconds m_now = nextDay;
};

void UpdateCheckTest::initTestCase()
{
    QVERIFY2(m_authority.isUsable(), qPrintable(m_authority.error()));
}

void UpdateCheckTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server
        = std::make_unique<FakeUpstream>(m_authority.serverConfiguration(LocalAuthority::Certificate::Valid));
    m_now = nextDay;
}

UpdateCheck::Surroundings UpdateCheckTest::surroundings(const std::string& version)
{
    return { version, m_folder->filePath(QStringLiteral("updates.json")), {}, [this] { return m_now; },
        [] { return 0.0; } };
}

UpdatesConfig UpdateCheckTest::configuration(bool check) const
{
    return { check, m_server->url("/release"), m_key.keyText(), "none", m_authority.caFile() };
}

UpdateState UpdateCheckTest::look(const ScriptedAnswer& answer)
{
    m_server->enqueue(answer);
    UpdateCheck check(surroundings());
    check.follow(configuration());
    check.checkNow();
    if (!QTest::qWaitFor([&check] { return !check.state().isChecking; }, 20'000))
        return {};
    return check.state();
}

void UpdateCheckTest::asksNothingUntilTheUserSaysYes()
{
    UpdateCheck check(surroundings());
    check.follow(configuration(false));
    m_now += 48h;
    check.checkIfDue();
    QVERIFY(!check.state().isChecking);
    check.follow(configuration(true));
    check.checkIfDue();
    QVERIFY(!check.state().isChecking); // not in the first minute
    m_now += 61s;
    m_server->enqueue(answerWith(m_key.sign(describedRelease("0.2.0"))));
    check.checkIfDue();
    QVERIFY(check.state().isChecking);
    QTRY_VERIFY(!check.state().isChecking);
    QCOMPARE(m_server->requests().size(), 1);
}

void UpdateCheckTest::findsANewVersion()
{
    const UpdateState state = look(answerWith(m_key.sign(describedRelease("0.2.0"))));
    QCOMPARE(state.error, "");
    QVERIFY(state.newRelease);
    QCOMPARE(state.newRelease->version, "0.2.0");
    QCOMPARE(state.newRelease->date, "2026-11-21");
    QCOMPARE(state.newRelease->notesUrl, "https://dragoman.example/notes");
    QVERIFY(!state.newRelease->isSkipped);
    QVERIFY(state.lastCheck == m_now);
}

void UpdateCheckTest::sendsAPlainGet()
{
    look(answerWith(m_key.sign(describedRelease("0.2.0"))));
    QCOMPARE(m_server->requests().size(), 1);
    const ReceivedRequest& request = m_server->requests().first();
    QCOMPARE(request.method, QByteArray("GET"));
    QCOMPARE(request.target, QByteArray("/release"));
    QCOMPARE(request.body, QByteArray());
    QList<QByteArray> names;
    for (const auto& [name, value] : request.headers)
        names.append(name.toLower());
    std::sort(names.begin(), names.end());
    QCOMPARE(names, (QList<QByteArray>{ "host", "user-agent" }));
    QCOMPARE(request.header("user-agent"), QByteArray("dragoman/0.1.0"));
}

void UpdateCheckTest::goesThroughTheProxy()
{
    FakeUpstream proxy;
    proxy.enqueue(answerWith(m_key.sign(describedRelease("0.2.0"))));
    UpdatesConfig configured = configuration();
    configured.address = "http://127.0.0.1:9/release";
    configured.proxy = proxy.url("");
    UpdateCheck check(surroundings());
    check.follow(configured);
    check.checkNow();
    QTRY_VERIFY(!check.state().isChecking);
    QVERIFY2(check.state().newRelease, check.state().error.c_str());
    QCOMPARE(proxy.requests().first().target, QByteArray("http://127.0.0.1:9/release"));
}

void UpdateCheckTest::sameVersionIsNoNews()
{
    const UpdateState state = look(answerWith(m_key.sign(describedRelease("0.1.0"))));
    QCOMPARE(state.error, "");
    QVERIFY(!state.newRelease);
}

void UpdateCheckTest::refusedAnswers_data()
{
    QTest::addColumn<QByteArray>("head"); // empty = status 200
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("words");
    const QByteArray good = QByteArray::fromStdString(m_key.sign(describedRelease("0.2.0")));
    const auto signedText = [this](const std::string& description) {
        return QByteArray::fromStdString(m_key.sign(description));
    };
    const auto row = [](const char* name, const QByteArray& body, const char* words) {
        QTest::newRow(name) << QByteArray() << body << QByteArray(words);
    };
    row("another key", QByteArray::fromStdString(SigningKey(2).sign(describedRelease("0.2.0"))),
        "not signed");
    row("a changed byte", QByteArray(good).replace("0.2.0", "0.3.0"), "not signed");
    row("nothing", {}, "not the description of a release");
    row("a web page", "<html></html>", "not the description of a release");
    row("an older version", signedText(describedRelease("0.0.9")), "older than this program");
    row("expired", signedText(describedRelease("0.2.0", "2024-11-21")), "has expired");
    row("signed, but no description", signedText("[]"), "'product'");
    row("too large", good + QByteArray(70'000, ' '), "more than the 65536 bytes");
    QTest::newRow("not found") << QByteArray("HTTP/1.1 404 Not Found\r\n") << QByteArray("gone")
                               << QByteArray("status 404");
    QTest::newRow("a redirect") << QByteArray("HTTP/1.1 302 Found\r\nlocation: https://else.example/\r\n")
                                << QByteArray() << QByteArray("else.example");
    QTest::newRow("no content") << QByteArray("HTTP/1.1 204 No Content\r\n") << QByteArray()
                                << QByteArray("status 204");
}

void UpdateCheckTest::refusedAnswers()
{
    QFETCH(QByteArray, head);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, words);
    if (head.isEmpty())
        head = "HTTP/1.1 200 OK\r\n";
    if (!head.contains("204"))
        head += "content-length: " + QByteArray::number(body.size()) + "\r\n";
    ScriptedAnswer answer;
    answer.send(head + "\r\n" + body);
    const UpdateState state = look(answer);
    QVERIFY(!state.newRelease);
    QVERIFY2(state.error.find(words.toStdString()) != std::string::npos, state.error.c_str());
    QVERIFY(state.error.find('\n') == std::string::npos); // one line
    QCOMPARE(m_server->requests().size(), 1); // asked once, followed nowhere
}

void UpdateCheckTest::refusedConnections_data()
{
    QTest::addColumn<int>("certificate");
    QTest::newRow("expired certificate") << int(LocalAuthority::Certificate::Expired);
    QTest::newRow("certificate of another host") << int(LocalAuthority::Certificate::WrongName);
    QTest::newRow("certificate of nobody") << int(LocalAuthority::Certificate::SelfSigned);
}

void UpdateCheckTest::refusedConnections()
{
    QFETCH(const int, certificate);
    m_server = std::make_unique<FakeUpstream>(
        m_authority.serverConfiguration(LocalAuthority::Certificate(certificate)));
    const UpdateState state = look(answerWith(m_key.sign(describedRelease("0.2.0"))));
    QVERIFY(!state.error.empty());
    QVERIFY(!state.newRelease);
    QVERIFY(m_server->requests().isEmpty());
}

// As a connection that breaks, and as a server that has only a part: neither is believed.
void UpdateCheckTest::cutAnswers()
{
    const QByteArray text = QByteArray::fromStdString(m_key.sign(describedRelease("0.2.0")));
    const QByteArray length = "content-length: " + QByteArray::number(text.size()) + "\r\n";
    UpdateCheck check(surroundings());
    check.follow(configuration());
    for (qsizetype i = 0; i < text.size(); i += 37) {
        for (const bool breaks : { false, true }) {
            ScriptedAnswer answer = ScriptedAnswer::json(200, text.left(i));
            if (breaks)
                answer
                    = ScriptedAnswer().send("HTTP/1.1 200 OK\r\n" + length + "\r\n" + text.left(i)).close();
            m_server->enqueue(answer);
            check.checkNow();
            QTRY_VERIFY(!check.state().isChecking);
            QVERIFY(!check.state().newRelease);
            QVERIFY(!check.state().error.empty());
        }
    }
}

void UpdateCheckTest::looksOnceADay()
{
    look(answerWith(m_key.sign(describedRelease("0.1.0"))));
    UpdateCheck check(surroundings());
    check.follow(configuration());
    m_now += 24h - 1s;
    check.checkIfDue();
    QVERIFY(!check.state().isChecking);
    m_now += 1s;
    m_server->enqueue(answerWith("broken"));
    check.checkIfDue();
    QVERIFY(check.state().isChecking);
    QTRY_VERIFY(!check.state().isChecking);
    check.checkIfDue(); // a failure waits a day, too
    QVERIFY(!check.state().isChecking);
    QCOMPARE(m_server->requests().size(), 2);
}

void UpdateCheckTest::remembersBetweenRuns()
{
    look(answerWith(m_key.sign(describedRelease("0.2.0"))));
    UpdateCheck check(surroundings());
    check.follow(configuration());
    QVERIFY(check.state().newRelease);
    QCOMPARE(check.state().newRelease->version, "0.2.0");
    QVERIFY(check.state().lastCheck == m_now);
    check.follow(configuration(false));
    QVERIFY(!check.state().newRelease); // who said no is left alone
}

void UpdateCheckTest::forgetsWhatWasInstalled()
{
    look(answerWith(m_key.sign(describedRelease("0.2.0"))));
    for (const char* version : { "0.2.0", "0.3.0" }) {
        UpdateCheck check(surroundings(version));
        check.follow(configuration());
        QVERIFY(!check.state().newRelease);
        QCOMPARE(check.state().error, "");
    }
}

void UpdateCheckTest::forgetsWhatAnotherKeySigned()
{
    look(answerWith(m_key.sign(describedRelease("0.2.0"))));
    UpdatesConfig other = configuration();
    other.key = SigningKey(2).keyText();
    UpdateCheck check(surroundings());
    check.follow(other);
    QVERIFY(!check.state().newRelease);
}

void UpdateCheckTest::skippedVersionStaysSkipped()
{
    look(answerWith(m_key.sign(describedRelease("0.2.0"))));
    {
        UpdateCheck check(surroundings());
        check.follow(configuration());
        const QSignalSpy spy(&check, &UpdateCheck::changed);
        check.skip();
        QCOMPARE(spy.size(), 1);
        QVERIFY(check.state().newRelease->isSkipped);
    }
    QVERIFY(look(answerWith(m_key.sign(describedRelease("0.2.0")))).newRelease->isSkipped);
    QVERIFY(!look(answerWith(m_key.sign(describedRelease("0.2.1")))).newRelease->isSkipped);
}

void UpdateCheckTest::replayIsRefusedAfterARestart()
{
    look(answerWith(m_key.sign(describedRelease("0.3.0", "2026-11-21"))));
    const UpdateState state = look(answerWith(m_key.sign(describedRelease("0.2.0", "2026-11-20"))));
    QVERIFY2(state.error.find("seen before") != std::string::npos, state.error.c_str());
    QCOMPARE(state.newRelease->version, "0.3.0"); // what was believed stays
}

void UpdateCheckTest::obstacleIsTold()
{
    UpdateCheck check(surroundings());
    UpdatesConfig keyless = configuration();
    keyless.key.clear();
    check.follow(keyless);
    QCOMPARE(check.state().obstacle, UpdateObstacle::NoKey);
    check.checkNow();
    QVERIFY(!check.state().isChecking);
}

void UpdateCheckTest::failureKeepsWhatWasFound()
{
    look(answerWith(m_key.sign(describedRelease("0.2.0"))));
    const UpdateState state = look(ScriptedAnswer::json(500, "{}"));
    QVERIFY(!state.error.empty());
    QVERIFY(state.newRelease);
}

void UpdateCheckTest::changedAddressEndsTheLook()
{
    m_server->enqueue(ScriptedAnswer().stall());
    UpdateCheck check(surroundings());
    check.follow(configuration());
    check.checkNow();
    UpdatesConfig other = configuration();
    other.address = m_server->url("/other");
    check.follow(other);
    QVERIFY(!check.state().isChecking);
    check.checkNow();
    QVERIFY(check.state().isChecking);
}

QTEST_GUILESS_MAIN(UpdateCheckTest)
#include "tst_updatecheck.moc"
