#include "server/ProviderTestReport.h"
#include "ui/Language.h"
#include "ui/ProviderWorld.h"
#include "ui/WindowChecks.h"
#include "ui/providers/Badge.h"

#include <QApplication>
#include <QDropEvent>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

using namespace dragoman;

namespace {

using namespace std::chrono_literals;
using Names = std::vector<std::string>;
using Step = ProviderTestStep;
using Outcome = ProviderTestOutcome;

ProviderTestResult result(Step step, Outcome outcome, const char* explanation = "")
{
    ProviderTestResult result{ step, outcome, 640ms };
    result.explanation = explanation;
    result.tokens = 5;
    if (outcome != Outcome::Skipped && outcome != Outcome::Failed)
        result.supports = outcome != Outcome::NotSupported;
    return result;
}

ProviderTestReport workingReport()
{
    ProviderTestReport report;
    report.model = "some-model";
    report.keys = { { "keychain:one", ProviderKeyVerdict::Works } };
    report.steps = { result(Step::Connect, Outcome::Passed), result(Step::Models, Outcome::Passed),
        result(Step::Completion, Outcome::Passed), result(Step::Streaming, Outcome::PassedWithDeviation),
        result(Step::ToolCall, Outcome::Passed),
        result(Step::Image, Outcome::NotSupported, "No images here."),
        result(Step::Thinking, Outcome::Skipped, "Not asked."), result(Step::CountTokens, Outcome::Passed) };
    report.steps[3].deviations = { "The stream ends without usage." };
    return report;
}

ProviderTestReport failedReport(Step step, ProviderKeyVerdict verdict)
{
    ProviderTestReport report;
    report.keys = { { "keychain:one", verdict } };
    for (const Step one : providerTestSteps)
        report.steps.push_back(result(one,
            one < step        ? Outcome::Passed
                : one == step ? Outcome::Failed
                              : Outcome::Skipped,
            one == step ? "This went wrong." : ""));
    return report;
}

QStringList badges(const ProviderWorld& world)
{
    QStringList words;
    const QList<Badge*> all = world.page->findChildren<Badge*>();
    for (const Badge* badge : all) {
        if (badge->isVisibleTo(world.page.get()))
            words.append(badge->text());
    }
    return words;
}

QString write(const ProviderWorld& world, const char* name, const QByteArray& content)
{
    QString fileName = world.folder.filePath(QLatin1String(name));
    QFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return fileName;
}

QByteArray bridgeFile()
{
    const auto entry = [](const char* type, const char* address, const char* key) {
        return QJsonObject{ { QStringLiteral("type"), QLatin1String(type) },
            { QStringLiteral("base_url"), QLatin1String(address) },
            { QStringLiteral("api_key"), QLatin1String(key) } };
    };
    const QJsonObject providers{ { QStringLiteral("alpha"),
                                     entry("openai", "https://alpha.example/v1", "sk-alpha-key") },
        { QStringLiteral("one"), entry("anthropic", "https://other.example", "sk-other-key") },
        { QStringLiteral("wrong"), entry("openai", "ftp://wrong.example", "sk-wrong-key") } };
    return QJsonDocument(QJsonObject{ { QStringLiteral("providers"), providers } }).toJson();
}

bool drop(const ProviderWorld& world, const QStringList& fileNames)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& fileName : fileNames)
        urls.append(QUrl::fromLocalFile(fileName));
    data.setUrls(urls);
    QWidget* const list = world.page->currentWidget();
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(list, &enter);
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    return enter.isAccepted() && QApplication::sendEvent(list, &event);
}

bool finishImport(const ProviderWorld& world, const char* button)
{
    return world.press(button)
        && QTest::qWaitFor([&world] { return buttonNamed(*world.page, QStringLiteral("Add a provider")); });
}

} // namespace

// The test of a provider, import and export.
class ProviderTransferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void testShowsEachStep();
    void testResultIsSaid();
    void failureIsExplained_data();
    void failureIsExplained();
    void testIsStopped();
    void leavingCancelsTheTest();
    void abilitiesAreKept();
    void refusedAbilitiesAreExplained();
    void droppedFileIsShownBeforeItIsImported();
    void importIsCancelled();
    void importReplaces();
    void keysOfOthersAreNotOverwritten();
    void refusedKeychainImportsNothing();
    void refusedSaveTakesKeysBack();
    void uselessFileIsExplained_data();
    void uselessFileIsExplained();
    void filesAreChosenInADialog();
    void exportHasNoSecretsAndComesBack();
    void pagesFitEverywhere_data();
    void pagesFitEverywhere();
};

// --- the test

void ProviderTransferTest::testShowsEachStep()
{
    ProviderWorld world({ "one" });
    world.backend.setTestReport(workingReport());
    world.backend.stopTestsAfter(3);
    QVERIFY(world.press("Test one"));
    QVERIFY(world.shows("Testing…"));
    QTRY_COMPARE(visibleText(*world.page).count(QStringLiteral("works · 0.64 s")), 3);
    QCOMPARE(visibleText(*world.page).count(QStringLiteral("running…")), 1);
    QVERIFY(buttonNamed(*world.page, QStringLiteral("Stop")));
}

void ProviderTransferTest::testResultIsSaid()
{
    ProviderWorld world({ "one" });
    world.backend.setTestReport(workingReport());
    QVERIFY(world.press("Test one"));
    QTRY_VERIFY(world.shows("It works, but not in everything as its protocol says."));
    for (const char* said :
        { "With the model some-model.", "The stream ends without usage.", "No images here.",
            "keychain:one: works", "works, with deviations", "not supported", "left out" })
        QVERIFY2(world.shows(said), said);
    QCOMPARE(badges(world),
        (QStringList{ QStringLiteral("models"), QStringLiteral("stream"), QStringLiteral("tools"),
            QStringLiteral("token count") }));
}

void ProviderTransferTest::failureIsExplained_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<ProviderKeyVerdict>("verdict");
    QTest::addColumn<QByteArray>("advice");
    using Verdict = ProviderKeyVerdict;
    const auto row = [](const char* rule, Step step, Verdict verdict, const char* advice) {
        QTest::newRow(rule) << step << verdict << QByteArray(advice);
    };
    row("no connection", Step::Connect, Verdict::NotTried, "Check the address, the network and the proxy.");
    row("key refused", Step::Completion, Verdict::Refused, "Check the key");
    row("key not loaded", Step::Completion, Verdict::NotLoaded, "Unlock the keychain");
    row("no answer", Step::Completion, Verdict::Works, "Check the protocol and the model");
    row("no stream", Step::Streaming, Verdict::Works, "Switch on “Ask without streaming”");
}

void ProviderTransferTest::failureIsExplained()
{
    QFETCH(Step, step);
    QFETCH(ProviderKeyVerdict, verdict);
    QFETCH(QByteArray, advice);
    ProviderWorld world({ "one" });
    world.backend.setTestReport(failedReport(step, verdict));
    QVERIFY(world.press("Test one"));
    QTRY_VERIFY(world.shows("It does not work yet."));
    QVERIFY(world.shows("This went wrong."));
    QVERIFY2(world.shows(advice.constData()), qPrintable(visibleText(*world.page)));
}

void ProviderTransferTest::testIsStopped()
{
    ProviderWorld world({ "one" });
    world.backend.setTestReport(workingReport());
    world.backend.stopTestsAfter(2);
    QVERIFY(world.press("Test one"));
    QVERIFY(world.press("Stop"));
    QCOMPARE(world.backend.cancelledTests(), 1);
    QVERIFY(world.shows("Stopped."));
    world.backend.stopTestsAfter(100);
    QVERIFY(world.press("Test again"));
    QTRY_VERIFY(world.shows("It works"));
}

void ProviderTransferTest::leavingCancelsTheTest()
{
    ProviderWorld world({ "one" });
    world.backend.setTestReport(workingReport());
    world.backend.stopTestsAfter(2);
    QVERIFY(world.press("Test one"));
    QVERIFY(world.press("Back"));
    QTRY_COMPARE(world.backend.cancelledTests(), 1);
    QVERIFY(buttonNamed(*world.page, QStringLiteral("Test one")));
}

void ProviderTransferTest::abilitiesAreKept()
{
    ProviderWorld world({ "one" });
    world.backend.setTestReport(workingReport());
    QVERIFY(world.press("Test one"));
    QTRY_VERIFY(buttonNamed(*world.page, QStringLiteral("Keep these abilities")));
    QVERIFY(world.press("Keep these abilities"));
    QVERIFY(world.shows("Kept."));
    QCOMPARE(world.provider("one")->capabilities, (ProviderCapabilities{ false, true, {}, true }));
    QVERIFY(!buttonNamed(*world.page, QStringLiteral("Keep these abilities")));
}

void ProviderTransferTest::refusedAbilitiesAreExplained()
{
    ProviderWorld world({ "one" });
    world.backend.setTestReport(workingReport());
    world.backend.refuseSaves(Error{ ErrorKind::Unavailable, "The disk is full." });
    QVERIFY(world.press("Test one"));
    QTRY_VERIFY(buttonNamed(*world.page, QStringLiteral("Keep these abilities")));
    QVERIFY(world.press("Keep these abilities"));
    QVERIFY(world.shows("The disk is full."));
}

// --- import

void ProviderTransferTest::droppedFileIsShownBeforeItIsImported()
{
    const ProviderWorld world({ "one" });
    QVERIFY(drop(world, { write(world, "provider.json", bridgeFile()) }));
    for (const char* said :
        { "From provider.json.", "Add “alpha”", "alpha.example", "Add “one-2”", "Left out: wrong" })
        QVERIFY2(world.shows(said), qPrintable(visibleText(*world.page)));
    QVERIFY(!world.shows("sk-alpha-key"));
    QCOMPARE(world.order(), Names{ "one" });
    QVERIFY(finishImport(world, "Import 2 provider(s)"));
    QCOMPARE(world.order().size(), std::size_t(3));
    QCOMPARE(world.provider("alpha")->baseUrl, "https://alpha.example/v1");
    QVERIFY(world.backend.storedKey("alpha-1")->equals("sk-alpha-key"));
    QVERIFY(world.shows("2 provider(s) imported."));
}

void ProviderTransferTest::importIsCancelled()
{
    const ProviderWorld world({ "one" });
    QVERIFY(drop(world, { write(world, "provider.json", bridgeFile()) }));
    QVERIFY(finishImport(world, "Cancel"));
    QCOMPARE(world.order(), Names{ "one" });
    QVERIFY(!world.backend.storedKey("alpha-1"));
}

void ProviderTransferTest::importReplaces()
{
    const ProviderWorld world({ "one" });
    QVERIFY(drop(world, { write(world, "provider.json", bridgeFile()) }));
    QVERIFY(world.press("Replace providers of the same name"));
    QVERIFY(world.shows("Replace “one”"));
    QVERIFY(finishImport(world, "Import 2 provider(s)"));
    QCOMPARE(world.order().size(), std::size_t(2));
    QCOMPARE(world.provider("one")->baseUrl, "https://other.example");
    QVERIFY(!world.backend.storedKey("one")); // of the one that was replaced
}

void ProviderTransferTest::keysOfOthersAreNotOverwritten()
{
    ProviderWorld world;
    world.backend.storeKey({ KeyReference::Kind::Keychain, "alpha-1" }, Secret("sk-of-another"),
        &world.backend, [](const Result<void>&) {});
    QVERIFY(drop(world, { write(world, "provider.json", bridgeFile()) }));
    QVERIFY(finishImport(world, "Import 2 provider(s)"));
    QVERIFY(world.backend.storedKey("alpha-1")->equals("sk-of-another"));
    QVERIFY(world.backend.storedKey("alpha-2")->equals("sk-alpha-key"));
    QCOMPARE(world.provider("alpha")->keys.front().name, "alpha-2");
}

void ProviderTransferTest::refusedKeychainImportsNothing()
{
    ProviderWorld world;
    world.backend.setKeychainState(SecretState::Locked);
    QVERIFY(drop(world, { write(world, "provider.json", bridgeFile()) }));
    QVERIFY(world.press("Import 2 provider(s)"));
    QTRY_VERIFY(world.shows("Nothing was imported:"));
    QCOMPARE(world.order(), Names{});
    world.backend.setKeychainState(SecretState::Available);
    QVERIFY(finishImport(world, "Import 2 provider(s)"));
    QCOMPARE(world.order().size(), std::size_t(2));
}

void ProviderTransferTest::refusedSaveTakesKeysBack()
{
    ProviderWorld world;
    world.backend.refuseSaves(Error{ ErrorKind::Unavailable, "The disk is full." });
    QVERIFY(drop(world, { write(world, "provider.json", bridgeFile()) }));
    QVERIFY(world.press("Import 2 provider(s)"));
    QTRY_VERIFY(world.shows("Nothing was imported: The disk is full."));
    QVERIFY(!world.backend.storedKey("alpha-1"));
}

void ProviderTransferTest::uselessFileIsExplained_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a letter") << QByteArray("Dear friend, how are you?");
    QTest::newRow("JSON of something else") << QByteArray("[1, 2, 3]");
}

void ProviderTransferTest::uselessFileIsExplained()
{
    QFETCH(QByteArray, content);
    const ProviderWorld world;
    QVERIFY(drop(world, { write(world, "letter.txt", content) }));
    QVERIFY(world.shows("Left out: letter.txt: "));
    QVERIFY(world.shows("There is no provider to import"));
    QVERIFY(!world.press("Import 0 provider(s)"));
}

void ProviderTransferTest::filesAreChosenInADialog()
{
    const ProviderWorld world;
    const QString fileName = write(world, "provider.json", bridgeFile());
    QVERIFY(world.press("Import…"));
    auto* const dialog = world.page->findChild<QFileDialog*>();
    QVERIFY(dialog);
    Q_EMIT dialog->filesSelected({ fileName });
    QVERIFY(world.shows("Add “alpha”"));
}

void ProviderTransferTest::exportHasNoSecretsAndComesBack()
{
    ProviderWorld world({ "one" });
    Configuration configuration = world.backend.configuration();
    configuration.providers[0].headers
        = { { "Authorization", "Bearer sk-secret-header" }, { "X-Plain", "yes" } };
    world.backend.setConfiguration(configuration);
    QVERIFY(world.press("Export…"));
    const QString fileName = world.folder.filePath(QStringLiteral("export.json"));
    Q_EMIT world.page->findChild<QFileDialog*>()->fileSelected(fileName);
    QVERIFY(world.shows("No key is in it."));
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(!text.contains("sk-"));
    QVERIFY(text.contains("https://provider.example"));

    QVERIFY(world.press("Delete one"));
    QVERIFY(drop(world, { fileName }));
    QVERIFY(world.shows("enter it again"));
    QVERIFY(finishImport(world, "Import 1 provider(s)"));
    QCOMPARE(world.provider("one")->keys, configuration.providers[0].keys);
    QCOMPARE(world.provider("one")->headers.size(), std::size_t(1));
}

// --- all

void ProviderTransferTest::pagesFitEverywhere_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isImport");
    QTest::newRow("test in English") << "en" << false;
    QTest::newRow("test in Chinese") << "zh_CN" << false;
    QTest::newRow("import in English") << "en" << true;
    QTest::newRow("import in Chinese") << "zh_CN" << true;
}

void ProviderTransferTest::pagesFitEverywhere()
{
    QFETCH(QString, language);
    QFETCH(bool, isImport);
    ProviderWorld world({ "one" });
    world.backend.setTestReport(workingReport());
    QVERIFY(
        isImport ? drop(world, { write(world, "provider.json", bridgeFile()) }) : world.press("Test one"));
    world.preferences.setLanguage(language);
    const Language languages(world.preferences);
    world.page->resize(480 - 60, 640);
    QCOMPARE(namelessControl(*world.page), QString());
    QTRY_COMPARE(cutText(*world.page), QString());
}

QTEST_MAIN(ProviderTransferTest)
#include "tst_providertransfer.moc"
