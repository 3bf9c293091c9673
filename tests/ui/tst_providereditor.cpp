#include "server/ProviderTestReport.h"
#include "ui/Language.h"
#include "ui/ProviderWorld.h"
#include "ui/WindowChecks.h"
#include "ui/providers/Fold.h"
#include "ui/providers/KeysSection.h"
#include "ui/providers/PairTable.h"
#include "ui/providers/PresetPicker.h"

#include <QApplication>
#include <QComboBox>

using namespace dragoman;

namespace {

using Keys = std::vector<KeyReference>;
using Names = std::vector<std::string>;

constexpr auto inKeychain = KeyReference::Kind::Keychain;

void openFolds(const ProviderWorld& world)
{
    const QList<Fold*> folds = world.page->findChildren<Fold*>();
    for (Fold* fold : folds)
        fold->setOpen(true);
}

void choose(QComboBox* box, int index)
{
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

} // namespace

// The form for a provider.
class ProviderEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presetIsFoundByTyping_data();
    void presetIsFoundByTyping();
    void presetFillsTheForm();
    void protocolTakesThePresetsAddress();
    void providerIsAddedByKeyboardAlone();
    void newProviderIsAskedLast();
    void fieldSaysWhatIsWrong_data();
    void fieldSaysWhatIsWrong();
    void addressWarns_data();
    void addressWarns();
    void untouchedFieldsAreNotBlamed();
    void wrongAdditionUnfolds();
    void everyNumberIsKept();
    void smallestIsNotAboveLargest();
    void proxyIsChosen();
    void abilitiesAreKept();
    void headersAreKept();
    void modelsAreFetchedAndOffered();
    void fetchProblemIsSaid();
    void draftIsTestedAndKeepsAbilities();
    void formFitsEverywhere_data();
    void formFitsEverywhere();
};

void ProviderEditorTest::presetIsFoundByTyping_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("found");
    QTest::newRow("by name") << "deeps"
                             << "deepseek";
    QTest::newRow("by address") << "bigmodel"
                                << "zhipu";
    QTest::newRow("in capitals") << "OLLAMA"
                                 << "ollama";
    QTest::newRow("by two words") << "kimi china"
                                  << "moonshot-cn";
    QTest::newRow("unknown") << "nobody knows"
                             << "";
}

void ProviderEditorTest::presetIsFoundByTyping()
{
    QFETCH(QString, typed);
    QFETCH(QString, found);
    const ProviderWorld world;
    QVERIFY(world.press("Add a provider"));
    QVERIFY(world.type("Which provider?", typed.toUtf8().constData()));
    QTest::keyClick(world.field<QLineEdit>("Which provider?"), Qt::Key_Return);
    QCOMPARE(world.field<QLineEdit>("Name")->text(), found);
}

void ProviderEditorTest::presetFillsTheForm()
{
    const ProviderWorld world;
    QVERIFY(world.press("Add a provider"));
    world.type("Which provider?", "zhipu");
    QTest::keyClick(world.field<QLineEdit>("Which provider?"), Qt::Key_Return);
    QVERIFY(world.field<QLineEdit>("Address")->text().startsWith(QLatin1String("https://")));
    QVERIFY(!world.field<QLineEdit>("Big models")->text().isEmpty());
    QVERIFY(world.shows("Get a key from the provider"));
    QVERIFY(saveForm(world));
    QCOMPARE(world.provider("zhipu")->preset, "zhipu");
}

void ProviderEditorTest::protocolTakesThePresetsAddress()
{
    const ProviderWorld world;
    QVERIFY(world.press("Add a provider"));
    world.type("Which provider?", "deepseek");
    QTest::keyClick(world.field<QLineEdit>("Which provider?"), Qt::Key_Return);
    auto* const protocol = world.field<QComboBox>("Protocol");
    choose(protocol, protocol->findText(QStringLiteral("Anthropic")));
    QCOMPARE(world.field<QLineEdit>("Address")->text(), QStringLiteral("https://api.deepseek.com/anthropic"));
    world.type("Address", "https://own.example");
    choose(protocol, protocol->findText(QStringLiteral("OpenAI")));
    QCOMPARE(world.field<QLineEdit>("Address")->text(), QStringLiteral("https://own.example"));
}

void ProviderEditorTest::providerIsAddedByKeyboardAlone()
{
    const ProviderWorld world;
    QVERIFY(QTest::qWaitForWindowActive(world.page.get()));
    buttonNamed(*world.page, QStringLiteral("Add a provider"))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("deeps"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("sk-typed-key"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(world.provider("deepseek"));
    QCOMPARE(world.provider("deepseek")->keys, (Keys{ { inKeychain, "deepseek-1" } }));
    QVERIFY(world.backend.storedKey("deepseek-1")->equals("sk-typed-key"));
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Edit deepseek"));
}

void ProviderEditorTest::newProviderIsAskedLast()
{
    ProviderWorld world({ "one", "two" });
    changeElsewhere(world.backend, [](Configuration& c) { c.providers[1].priority = 5; });
    QVERIFY(world.press("Add a provider"));
    world.type("Name", "new");
    world.type("Address", "https://new.example");
    QVERIFY(saveForm(world));
    QCOMPARE(world.order(), (Names{ "one", "two", "new" }));
}

void ProviderEditorTest::fieldSaysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* rule, const char* field, const char* typed, const char* said) {
        QTest::newRow(rule) << QByteArray(field) << QByteArray(typed) << QByteArray(said);
    };
    row("no name", "Name", "", "A name is needed");
    row("a name of another one", "Name", "two", "There is a provider “two” already");
    row("no address", "Address", "", "An address is needed");
    row("no scheme", "Address", "api.example.com", "It must begin with https://");
    row("another scheme", "Address", "ftp://api.example.com", "It must begin with https://");
    row("a user name", "Address", "https://me@api.example.com", "No user name or password");
    row("a query", "Address", "https://api.example.com?x=1", "No spaces, question marks");
    row("no host", "Address", "https:///v1", "The name of the computer is missing");
    row("http to the internet", "Address", "http://api.example.com", "unencrypted: use https://");
    row("a reference without name", "Another key", "env:", "A reference is env:NAME");
    row("a variable with a dash", "Another key", "env:MY-KEY", "letters, digits and underscores");
    row("a file that is not set", "Another key", "file:one", "No file for keys is set");
    row("no number", "Requests at the same time", "many", "A whole number from 0 to 100,000");
    row("a fraction", "Requests per minute", "1.5", "A whole number from 0 to 1,000,000,000");
    row("too large", "Repeats after a failure", "11", "A whole number from 0 to 10");
    row("negative seconds", "Seconds until connected", "-1", "A number from 0 to 86,400");
    row("weight of nothing", "Weight", "0", "A whole number from 1 to 1,000");
    row("no tokens", "Answer tokens at most", "0", "A whole number from 1 to");
    row("no such file", "File with further certificates", "/nowhere/at.all", "There is no such file");
}

void ProviderEditorTest::fieldSaysWhatIsWrong()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, said);
    const ProviderWorld world({ "one", "two" });
    QVERIFY(world.press("Edit one"));
    QVERIFY(canSave(world));
    openFolds(world);
    const QString before = world.field<QLineEdit>(field.constData())->text();
    QVERIFY(world.type(field.constData(), typed.constData()));
    QVERIFY2(world.shows(said.constData()), qPrintable(visibleText(*world.page)));
    QVERIFY(!canSave(world));
    QVERIFY(world.type(field.constData(), before.toUtf8().constData()));
    QVERIFY(!world.shows(said.constData()));
    QVERIFY(canSave(world));
}

void ProviderEditorTest::addressWarns_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("/v1 twice") << QByteArray("https://api.example.com/v1/v1")
                               << QByteArray("It has /v1 twice");
    QTest::newRow("a whole path") << QByteArray("https://api.example.com/v1/chat/completions")
                                  << QByteArray("Leave out /chat/completions");
    QTest::newRow("http in the own network")
        << QByteArray("http://192.168.1.9:8000") << QByteArray("can be read in your network");
}

void ProviderEditorTest::addressWarns()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, said);
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    QVERIFY(world.type("Address", typed.constData()));
    QVERIFY(world.shows(said.constData()));
    QVERIFY(canSave(world));
}

void ProviderEditorTest::untouchedFieldsAreNotBlamed()
{
    const ProviderWorld world;
    QVERIFY(world.press("Add a provider"));
    QVERIFY(!world.shows("needed"));
    QVERIFY(!canSave(world));
    world.type("Name", "new");
    QVERIFY(world.shows("An address is needed")); // beside the button, as it cannot be saved
}

void ProviderEditorTest::wrongAdditionUnfolds()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    QVERIFY(!world.field<QPlainTextEdit>("Additions to the body"));
    QVERIFY(world.press("Headers and body"));
    auto* const body = world.field<QPlainTextEdit>("Additions to the body");
    body->setFocus();
    QTest::keyClicks(body, QStringLiteral("{\"top_k\": 40,}"));
    QVERIFY(world.shows("No JSON"));
    QVERIFY(!canSave(world));
    body->clear();
    QTest::keyClicks(body, QStringLiteral("[1]"));
    QVERIFY(world.shows("It must be an object"));
    body->clear();
    QTest::keyClicks(body, QStringLiteral("{\"top_k\": 40}"));
    QVERIFY(saveForm(world));
    QCOMPARE(world.provider("one")->body, "{\"top_k\": 40}");
}

void ProviderEditorTest::everyNumberIsKept()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    openFolds(world);
    QVERIFY(world.type("Requests at the same time", "3"));
    QVERIFY(world.type("Requests per minute", "4"));
    QVERIFY(world.type("Tokens per minute", "5000"));
    QVERIFY(world.type("Seconds to wait in line", "6.5"));
    QVERIFY(world.type("Answer tokens where the client asks for none", "700"));
    QVERIFY(world.type("Answer tokens at least", "80"));
    QVERIFY(world.type("Answer tokens at most", "9000"));
    QVERIFY(world.type("Seconds until connected", "1,5"));
    QVERIFY(world.type("Seconds until the first answer", "2"));
    QVERIFY(world.type("Seconds of silence within an answer", "3"));
    QVERIFY(world.type("Seconds for a whole answer", "0"));
    QVERIFY(world.type("Repeats after a failure", "0"));
    QVERIFY(world.type("Weight", "9"));
    QVERIFY(saveForm(world));
    ProviderConfig expected = someProvider("one");
    expected.limits = { 3, std::chrono::milliseconds(6500), 4, 5000 };
    expected.maxTokens = { 700, 80, 9000 };
    using Milliseconds = std::chrono::milliseconds;
    expected.timeouts = { Milliseconds(1500), Milliseconds(2000), Milliseconds(3000), Milliseconds(0) };
    expected.retries = 0;
    expected.weight = 9;
    QVERIFY(*world.provider("one") == expected);
}

void ProviderEditorTest::smallestIsNotAboveLargest()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    openFolds(world);
    QVERIFY(world.type("Answer tokens at least", "900"));
    QVERIFY(world.type("Answer tokens at most", "800"));
    QVERIFY(world.shows("The smallest must not be above the largest"));
    QVERIFY(!canSave(world));
}

void ProviderEditorTest::proxyIsChosen()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    openFolds(world);
    QVERIFY(!world.field<QLineEdit>("Address of the proxy"));
    choose(world.field<QComboBox>("Proxy"), 2);
    QVERIFY(!canSave(world));
    QVERIFY(world.type("Address of the proxy", "gopher://127.0.0.1:1"));
    QVERIFY(world.shows("An address such as http://127.0.0.1:7890"));
    QVERIFY(world.type("Address of the proxy", "socks5h://127.0.0.1:1080"));
    QVERIFY(saveForm(world));
    QCOMPARE(world.provider("one")->proxy, "socks5h://127.0.0.1:1080");
    QVERIFY(world.press("Edit one"));
    openFolds(world);
    choose(world.field<QComboBox>("Proxy"), 1);
    QVERIFY(saveForm(world));
    QCOMPARE(world.provider("one")->proxy, "none");
}

void ProviderEditorTest::abilitiesAreKept()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    openFolds(world);
    choose(world.field<QComboBox>("Images"), 2);
    choose(world.field<QComboBox>("Tools"), 1);
    QVERIFY(world.press("Ask without streaming"));
    QVERIFY(saveForm(world));
    const ProviderConfig& provider = *world.provider("one");
    QCOMPARE(provider.capabilities, (ProviderCapabilities{ false, true, {}, {} }));
    QVERIFY(provider.forceNonStream);
    QVERIFY(provider.dropUnsignedThinking);
}

void ProviderEditorTest::headersAreKept()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    openFolds(world);
    QVERIFY(world.press("Add a header"));
    QVERIFY(world.type("Header 1", "X Bad"));
    QVERIFY(world.shows("cannot have these characters"));
    QVERIFY(world.type("Header 1", "X-Good"));
    QVERIFY(world.type("Value 1", "yes"));
    QVERIFY(world.press("Add a header"));
    QVERIFY(world.type("Header 2", "X-Good"));
    QVERIFY(world.shows("“X-Good” is there twice"));
    QVERIFY(world.press("Remove header 2"));
    QVERIFY(world.press("Add a name"));
    QVERIFY(world.type("Asked for, such as gpt-4* 1", "gpt-*"));
    QVERIFY(world.shows("The model is missing"));
    QVERIFY(world.type("Model 1", "small"));
    QVERIFY(saveForm(world));
    const ProviderConfig& provider = *world.provider("one");
    QVERIFY(provider.headers == (PairTable::Pairs{ { "X-Good", "yes" } }));
    QVERIFY(provider.models.aliases == (PairTable::Pairs{ { "gpt-*", "small" } }));
}

// --- calls

void ProviderEditorTest::modelsAreFetchedAndOffered()
{
    ProviderWorld world({ "one" });
    world.backend.setModels(Names{ "alpha-large", "alpha-small", "beta" });
    QVERIFY(world.press("Edit one"));
    world.type("Another key", "sk-new");
    QVERIFY(world.press("Fetch models"));
    QTRY_VERIFY(world.shows("3 model(s), offered while you type"));
    QVERIFY(world.backend.newKeys().front().equals("sk-new"));
    auto* const field = world.field<QLineEdit>("Big models");
    world.type("Big models", "beta, small");
    QWidget* const list = QApplication::activePopupWidget();
    QVERIFY(list);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(field->text(), QStringLiteral("beta, alpha-small"));
    QVERIFY(saveForm(world));
    QCOMPARE(world.provider("one")->models.big, (Names{ "beta", "alpha-small" }));
}

void ProviderEditorTest::fetchProblemIsSaid()
{
    ProviderWorld world({ "one" });
    world.backend.setModels(failure(ErrorKind::Unauthorized, "The provider refuses the key."));
    QVERIFY(world.press("Edit one"));
    QVERIFY(world.press("Fetch models"));
    QTRY_VERIFY(world.shows("No list: The provider refuses the key."));
}

void ProviderEditorTest::draftIsTestedAndKeepsAbilities()
{
    ProviderWorld world({ "one" });
    ProviderTestReport report;
    report.steps.push_back({ ProviderTestStep::Image, ProviderTestOutcome::NotSupported });
    report.steps.back().supports = false;
    world.backend.setTestReport(report);
    QVERIFY(world.press("Edit one"));
    world.type("Address", "https://draft.example");
    QVERIFY(world.press("Test"));
    QCOMPARE(world.backend.askedProvider().baseUrl, "https://draft.example");
    QTRY_VERIFY(buttonNamed(*world.page, QStringLiteral("Keep these abilities")));
    QVERIFY(world.press("Keep these abilities"));
    QCOMPARE(world.field<QLineEdit>("Address")->text(), QStringLiteral("https://draft.example"));
    QVERIFY(!world.provider("one")->capabilities.images);
    QVERIFY(saveForm(world));
    QCOMPARE(world.provider("one")->capabilities.images, std::optional(false));
}

void ProviderEditorTest::formFitsEverywhere_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << "en";
    QTest::newRow("Chinese") << "zh_CN";
}

void ProviderEditorTest::formFitsEverywhere()
{
    QFETCH(QString, language);
    ProviderWorld world({ "one", "two" });
    QVERIFY(world.press("Edit one"));
    openFolds(world);
    QVERIFY(world.press("Add a header"));
    world.type("Address", "http://api.example.com");
    choose(world.field<QComboBox>("Proxy"), 2);
    world.preferences.setLanguage(language);
    const Language languages(world.preferences);
    world.page->resize(480 - 60, 640);
    QCOMPARE(namelessControl(*world.page), QString());
    QTRY_COMPARE(cutText(*world.page), QString());
}

QTEST_MAIN(ProviderEditorTest)
#include "tst_providereditor.moc"
