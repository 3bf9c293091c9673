#include "clients/JsonExpectation.h"
#include "clients/LoopbackPrograms.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace dragoman {

namespace {

constexpr int driverMilliseconds = 180'000;

QJsonObject readObject(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QString text(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

QString camelCase(const QString& words)
{
    QString joined;
    for (const QString& word : words.split(QLatin1Char('-'), Qt::SkipEmptyParts))
        joined += joined.isEmpty() ? word : word.at(0).toUpper() + word.mid(1);
    return joined;
}

// How often a header stands in the record of one request, and its last value.
struct SentHeader
{
    int count = 0;
    QString value{};
};

SentHeader sentHeader(const QJsonObject& request, const char* name)
{
    SentHeader found;
    const QJsonArray headers = request.value(QLatin1String("headers")).toArray();
    for (qsizetype i = 0; i + 1 < headers.size(); i += 2) {
        if (headers.at(i).toString().compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
            found = { found.count + 1, headers.at(i + 1).toString() };
    }
    return found;
}

struct Job
{
    QString driver;
    QString upstream; // "direct", or the protocol of the provider behind Dragoman
    QString basePath;
};

} // namespace

// Real clients against the scripted model: without Dragoman between them, which proves the model and
// the drivers right, and through Dragoman with a provider of the same and of the other protocol.
class TestClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sdk_data();
    void sdk();
    void claudeCode_data();
    void claudeCode();
    void abortedStreamEndsTheProvidersCall_data();
    void abortedStreamEndsTheProvidersCall();

private:
    void addRows(const QJsonObject& table, const QString& driver, const QString& upstream);
    QList<QJsonObject> rowsFor(const QJsonObject& table, const QString& upstream) const;
    quint16 portFor(const QString& upstream) const;
    QProcessEnvironment environment(const Job& job) const;
    QByteArrayList runDriver(const Job& job, const QStringList& words) const;
    const QHash<QString, QByteArray>& outcomes(const QJsonObject& table, const Job& job);
    QJsonObject runClaudeCode(const QString& upstream, const QString& model, const QString& folder) const;
    void checkHeadersUnchanged(const QJsonObject& request) const;
    void checkForeignHeadersStripped(const QJsonObject& request) const;

    ScriptedModel m_model;
    DragomanServer m_dragoman;
    QList<QJsonObject> m_tables;
    QHash<QString, QHash<QString, QByteArray>> m_outcomes;
};

void TestClients::initTestCase()
{
    QVERIFY(m_model.start());
    QVERIFY2(m_dragoman.start(m_model.port()), qPrintable(m_dragoman.errorOutput()));
    const QDir folder(clientFile(QStringLiteral("expectations")));
    for (const QString& name : folder.entryList({ QStringLiteral("*.json") }, QDir::Files))
        m_tables.append(readObject(folder.filePath(name)));
    QVERIFY(!m_tables.isEmpty());
}

// Rows with "only" are about one protocol of the provider.
QList<QJsonObject> TestClients::rowsFor(const QJsonObject& table, const QString& upstream) const
{
    const QString spoken = upstream == QLatin1String("direct") ? text(table, "protocol") : upstream;
    QList<QJsonObject> rows;
    for (const QJsonValue value : table.value(QLatin1String("rows")).toArray()) {
        const QString only = text(value.toObject(), "only");
        if (only.isEmpty() || only == spoken)
            rows.append(value.toObject());
    }
    return rows;
}

void TestClients::addRows(const QJsonObject& table, const QString& driver, const QString& upstream)
{
    for (const QJsonObject& row : rowsFor(table, upstream)) {
        QJsonObject expected = row.value(QLatin1String("expect")).toObject();
        const QJsonValue over = row.value(QLatin1String("over"))[upstream];
        const QString name = camelCase(QStringLiteral("%1-over-%2-").arg(driver, upstream)) + QLatin1Char(':')
            + text(row, "name");
        QTest::newRow(qPrintable(name)) << table << Job{ driver, upstream, text(table, "basePath") }
                                        << text(row, "run") << (over.isObject() ? over.toObject() : expected);
    }
}

void TestClients::sdk_data()
{
    QTest::addColumn<QJsonObject>("table");
    QTest::addColumn<Job>("job");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QJsonObject>("expected");
    const QStringList upstreams{ QStringLiteral("direct"), QStringLiteral("anthropic"),
        QStringLiteral("openai-chat") };
    for (const QJsonObject& table : std::as_const(m_tables)) {
        for (const QJsonValue driver : table.value(QLatin1String("drivers")).toArray()) {
            for (const QString& upstream : upstreams)
                addRows(table, driver.toString(), upstream);
        }
    }
}

quint16 TestClients::portFor(const QString& upstream) const
{
    return upstream == QLatin1String("direct") ? m_model.port() : m_dragoman.port(upstream);
}

QProcessEnvironment TestClients::environment(const Job& job) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString root = QStringLiteral("http://127.0.0.1:%1").arg(portFor(job.upstream));
    environment.insert(QStringLiteral("BASE_URL"), root + job.basePath);
    environment.insert(QStringLiteral("API_KEY"), QStringLiteral("test-key-of-client"));
    environment.insert(QStringLiteral("NO_PROXY"), QStringLiteral("127.0.0.1,localhost"));
    return environment;
}

// One line of JSON for each word.
QByteArrayList TestClients::runDriver(const Job& job, const QStringList& words) const
{
    QProcess process;
    process.setProcessEnvironment(environment(job));
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(interpreterFor(job.driver), QStringList{ clientFile(job.driver) } + words);
    process.waitForFinished(driverMilliseconds);
    return process.readAllStandardOutput().split('\n');
}

// Starting an SDK takes a second or more, so one process runs all rows of a driver and provider.
const QHash<QString, QByteArray>& TestClients::outcomes(const QJsonObject& table, const Job& job)
{
    QHash<QString, QByteArray>& known = m_outcomes[job.driver + job.upstream];
    if (!known.isEmpty())
        return known;
    QStringList words;
    for (const QJsonObject& row : rowsFor(table, job.upstream))
        words.append(text(row, "run"));
    const QByteArrayList lines = runDriver(job, words);
    for (qsizetype i = 0; i < words.size(); ++i)
        known.insert(words.at(i), lines.value(i));
    return known;
}

void TestClients::sdk()
{
    QFETCH(QJsonObject, table);
    QFETCH(Job, job);
    QFETCH(QString, words);
    QFETCH(QJsonObject, expected);

    const QByteArray line = outcomes(table, job).value(words);
    const QString difference = differenceFrom(expected, QJsonDocument::fromJson(line).object());
    QVERIFY2(difference.isEmpty(),
        qPrintable(difference + QStringLiteral("\nwhole outcome: ") + QString::fromUtf8(line)));
}

void TestClients::claudeCode_data()
{
    QTest::addColumn<QString>("upstream");
    QTest::addColumn<QString>("model");
    QTest::newRow("direct") << "direct"
                            << "claude-sonnet-4-5";
    QTest::newRow("throughAnthropicProvider") << "anthropic"
                                              << "claude-sonnet-4-5";
    QTest::newRow("throughAnthropicProviderSystemInMessages") << "anthropic"
                                                              << "claude-opus-4-8";
    QTest::newRow("throughOpenaiProvider") << "openai-chat"
                                           << "claude-sonnet-4-5";
    QTest::newRow("throughOpenaiProviderSystemInMessages") << "openai-chat"
                                                           << "claude-opus-4-8";
}

QJsonObject TestClients::runClaudeCode(
    const QString& upstream, const QString& model, const QString& folder) const
{
    QProcess process;
    QProcessEnvironment variables = environment({ QString(), upstream, QString() });
    variables.insert(QStringLiteral("TOKEN"), QStringLiteral("test-key-of-client"));
    variables.insert(QStringLiteral("WORKDIR"), folder);
    variables.insert(QStringLiteral("MODEL"), model);
    variables.insert(QStringLiteral("PROMPT"),
        QStringLiteral("Create the file %1/note.txt with a greeting, read it, then edit it.").arg(folder));
    process.setProcessEnvironment(variables);
    process.start(QStringLiteral("node"), { clientFile(QStringLiteral("claude_code.mjs")) });
    process.waitForFinished(driverMilliseconds);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

// The provider must see Claude Code as if nothing stood between.
void TestClients::checkHeadersUnchanged(const QJsonObject& request) const
{
    QCOMPARE(text(request, "path"), QStringLiteral("/v1/messages?beta=true"));
    QVERIFY(sentHeader(request, "user-agent").value.startsWith(QLatin1String("claude-cli/")));
    QCOMPARE(sentHeader(request, "x-app").value, QStringLiteral("cli"));
    QVERIFY(sentHeader(request, "anthropic-beta").value.contains(QLatin1String("claude-code-")));
    for (const char* name :
        { "user-agent", "x-app", "anthropic-beta", "anthropic-version", "x-stainless-lang", "content-type" })
        QCOMPARE(sentHeader(request, name).count, 1);
}

void TestClients::checkForeignHeadersStripped(const QJsonObject& request) const
{
    QVERIFY(sentHeader(request, "user-agent").value.startsWith(QLatin1String("dragoman/")));
    for (const char* name :
        { "x-app", "anthropic-beta", "anthropic-version", "x-stainless-lang", "x-api-key" })
        QCOMPARE(sentHeader(request, name).count, 0);
    QVERIFY(!text(request, "body").contains(QLatin1String("x-anthropic-billing-header")));
}

void TestClients::claudeCode()
{
    QFETCH(QString, upstream);
    QFETCH(QString, model);
    QTemporaryDir folder;
    m_model.forgetRequests();

    const QJsonObject outcome = runClaudeCode(upstream, model, folder.path());
    const QByteArray shown = QJsonDocument(outcome).toJson(QJsonDocument::Compact);
    QVERIFY2(outcome.value(QLatin1String("exitCode")) == QJsonValue(0), shown.constData());
    QCOMPARE(text(outcome, "result"), QStringLiteral("Done: the file now says goodbye."));
    QFile note(folder.filePath(QStringLiteral("note.txt")));
    QVERIFY(note.open(QIODevice::ReadOnly));
    QCOMPARE(note.readAll(), QByteArray("goodbye\nworld\n"));

    const QJsonArray requests = m_model.requests();
    QVERIFY(requests.size() >= 4);
    if (upstream == QLatin1String("openai-chat"))
        checkForeignHeadersStripped(requests.first().toObject());
    else
        checkHeadersUnchanged(requests.first().toObject());
}

void TestClients::abortedStreamEndsTheProvidersCall_data()
{
    QTest::addColumn<Job>("job");
    const QStringList upstreams{ QStringLiteral("direct"), QStringLiteral("anthropic"),
        QStringLiteral("openai-chat") };
    for (const QString& upstream : upstreams) {
        const QString name = camelCase(QStringLiteral("over-") + upstream);
        QTest::newRow(qPrintable(name))
            << Job{ QStringLiteral("drive_openai.mjs"), upstream, QStringLiteral("/v1") };
    }
}

void TestClients::abortedStreamEndsTheProvidersCall()
{
    QFETCH(Job, job);
    m_model.forgetRequests();
    runDriver(job, { QStringLiteral("abort@scripted-hold") });
    QTRY_VERIFY(m_model.requests().last()[QLatin1String("aborted")].toBool());
}

} // namespace dragoman

QTEST_GUILESS_MAIN(dragoman::TestClients)
#include "tst_clients.moc"
