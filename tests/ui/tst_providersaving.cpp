#include "ui/ProviderWorld.h"

#include <QApplication>
#include <QClipboard>

using namespace dragoman;

namespace {

using Keys = std::vector<KeyReference>;
using Names = std::vector<std::string>;

constexpr auto inKeychain = KeyReference::Kind::Keychain;

} // namespace

// Keys of a provider, and what happens when its form is saved or left.
class ProviderSavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalKeysArePasted();
    void keyIsShownOnRequest();
    void keyIsCopied();
    void sameKeyIsTakenOnce();
    void keyInTheFieldIsSavedToo();
    void keysOfOthersAreNotOverwritten();
    void removedKeyIsForgottenAfterSaving();
    void refusedKeychainChangesNothing();
    void refusedSaveKeepsTheFormAndTakesKeysBack();
    void renamedProviderKeepsItsUses();
    void cancelAsksOnlyWhenTyped();
    void otherChangesDoNotDisturb();
    void conflictKeepsMine();
    void conflictTakesTheirs();
    void deletedElsewhereIsAddedAgain();
    void changedFileIsSavedAllTheSame();
    void duplicateBelongsToNobodyUntilSaved();
};

void ProviderSavingTest::severalKeysArePasted()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    QApplication::clipboard()->setText(QStringLiteral("sk-first-key\nsk-second-key, env:THIRD_KEY\n"));
    auto* const field = world.field<QLineEdit>("Another key");
    field->paste();
    QVERIFY(!field->text().isEmpty());
    QVERIFY(world.press("Add key"));
    QVERIFY2(world.shows("New key ••••-key"), qPrintable(visibleText(*world.page)));
    QVERIFY(!world.shows("sk-first-key"));
    QVERIFY(world.shows("env:THIRD_KEY"));
    QVERIFY(field->text().isEmpty());
    QVERIFY(saveForm(world));
    QCOMPARE(world.provider("one")->keys,
        (Keys{ { inKeychain, "one" }, { inKeychain, "one-1" }, { inKeychain, "one-2" },
            { KeyReference::Kind::Environment, "THIRD_KEY" } }));
    QVERIFY(world.backend.storedKey("one-2")->equals("sk-second-key"));
}

void ProviderSavingTest::keyIsShownOnRequest()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    QVERIFY(world.shows("keychain:one"));
    QVERIFY(!world.shows("sk-key-of-one"));
    QVERIFY(world.press("Show key 1"));
    QTRY_VERIFY(world.shows("sk-key-of-one"));
    QVERIFY(world.press("Hide key 1"));
    QVERIFY(!world.shows("sk-key-of-one"));
}

void ProviderSavingTest::keyIsCopied()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    QVERIFY(world.press("Copy key 1"));
    QTRY_COMPARE(QApplication::clipboard()->text(), QStringLiteral("sk-key-of-one"));
    QVERIFY(world.shows("taken out of the clipboard"));
    QVERIFY(world.press("Cancel"));
    QCoreApplication::processEvents();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("sk-key-of-one")); // there to be pasted
}

void ProviderSavingTest::sameKeyIsTakenOnce()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    world.type("Another key", "sk-same,sk-same,keychain:one");
    QVERIFY(saveForm(world));
    QCOMPARE(world.provider("one")->keys.size(), std::size_t(2));
}

void ProviderSavingTest::keyInTheFieldIsSavedToo()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    world.type("Another key", "sk-not-added");
    QVERIFY(saveForm(world));
    QVERIFY(world.backend.storedKey("one-1")->equals("sk-not-added"));
}

void ProviderSavingTest::keysOfOthersAreNotOverwritten()
{
    ProviderWorld world({ "one" });
    world.backend.storeKey(
        { inKeychain, "one-1" }, Secret("sk-of-another"), &world.backend, [](const Result<void>&) {});
    QVERIFY(world.press("Edit one"));
    world.type("Another key", "sk-mine");
    QVERIFY(saveForm(world));
    QVERIFY(world.backend.storedKey("one-1")->equals("sk-of-another"));
    QVERIFY(world.backend.storedKey("one-2")->equals("sk-mine"));
}

void ProviderSavingTest::removedKeyIsForgottenAfterSaving()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    QVERIFY(world.press("Remove key 1"));
    QVERIFY(world.backend.storedKey("one"));
    QVERIFY(saveForm(world));
    QVERIFY(!world.backend.storedKey("one"));
    QVERIFY(world.provider("one")->keys.empty());
}

void ProviderSavingTest::refusedKeychainChangesNothing()
{
    ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    world.type("Name", "renamed");
    world.type("Another key", "sk-new");
    world.backend.setKeychainState(SecretState::Locked);
    QVERIFY(world.press("Save"));
    QTRY_VERIFY(canSave(world));
    QVERIFY(world.shows("The keychain is locked"));
    QVERIFY(world.provider("one"));
    world.backend.setKeychainState(SecretState::Available);
    QVERIFY(saveForm(world));
    QVERIFY(world.backend.storedKey("renamed-1")->equals("sk-new"));
}

void ProviderSavingTest::refusedSaveKeepsTheFormAndTakesKeysBack()
{
    ProviderWorld world({ "one" });
    world.backend.refuseSaves(Error{ ErrorKind::Unavailable, "The disk is full." });
    QVERIFY(world.press("Edit one"));
    world.type("Another key", "sk-new");
    QVERIFY(world.press("Save"));
    QTRY_VERIFY(world.shows("The disk is full."));
    QVERIFY(world.backend.storedKey("one-1"));
    QVERIFY(world.press("Cancel"));
    QVERIFY(world.press("Throw away"));
    QVERIFY(!world.backend.storedKey("one-1"));
    QVERIFY(world.backend.storedKey("one"));
}

// --- saving

void ProviderSavingTest::renamedProviderKeepsItsUses()
{
    ProviderWorld world({ "one", "two" });
    QVERIFY(world.backend.pinProvider("one"));
    QVERIFY(world.press("Edit one"));
    world.type("Name", "renamed");
    QVERIFY(saveForm(world));
    QCOMPARE(world.order(), (Names{ "renamed", "two" }));
    QCOMPARE(world.backend.configuration().routing.pinned, "renamed");
    QVERIFY(world.backend.storedKey("one"));
}

void ProviderSavingTest::cancelAsksOnlyWhenTyped()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    QVERIFY(world.press("Cancel"));
    QVERIFY(!isFormOpen(world));
    QVERIFY(world.press("Edit one"));
    world.type("Name", "typed");
    QVERIFY(QTest::qWaitForWindowActive(world.page.get()));
    QTest::keyClick(world.field<QLineEdit>("Name"), Qt::Key_Escape);
    QVERIFY(world.shows("Throw away what you typed?"));
    QVERIFY(world.press("Keep editing"));
    QCOMPARE(world.field<QLineEdit>("Name")->text(), QStringLiteral("typed"));
    QVERIFY(world.press("Back to the providers"));
    QVERIFY(world.press("Throw away"));
    QVERIFY(!isFormOpen(world));
    QVERIFY(world.provider("one"));
}

void ProviderSavingTest::otherChangesDoNotDisturb()
{
    ProviderWorld world({ "one", "two" });
    QVERIFY(world.press("Edit one"));
    world.type("Address", "https://mine.example");
    changeElsewhere(world.backend, [](Configuration& c) { c.providers[1].enabled = false; });
    QVERIFY(!world.shows("was changed elsewhere"));
    QVERIFY(saveForm(world));
    QCOMPARE(world.provider("one")->baseUrl, "https://mine.example");
    QVERIFY(!world.provider("two")->enabled);
}

void ProviderSavingTest::conflictKeepsMine()
{
    ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    world.type("Address", "https://mine.example");
    changeElsewhere(
        world.backend, [](Configuration& c) { c.providers[0].baseUrl = "https://theirs.example"; });
    QVERIFY(world.shows("was changed elsewhere"));
    QVERIFY(!canSave(world));
    QVERIFY(world.press("Keep mine"));
    QVERIFY(saveForm(world));
    QCOMPARE(world.provider("one")->baseUrl, "https://mine.example");
}

void ProviderSavingTest::conflictTakesTheirs()
{
    ProviderWorld world({ "one" });
    QVERIFY(world.press("Edit one"));
    world.type("Address", "https://mine.example");
    changeElsewhere(
        world.backend, [](Configuration& c) { c.providers[0].baseUrl = "https://theirs.example"; });
    QVERIFY(world.press("Take theirs"));
    QCOMPARE(world.field<QLineEdit>("Address")->text(), QStringLiteral("https://theirs.example"));
    QVERIFY(saveForm(world));
    QCOMPARE(world.provider("one")->baseUrl, "https://theirs.example");
}

void ProviderSavingTest::deletedElsewhereIsAddedAgain()
{
    ProviderWorld world({ "one", "two" });
    QVERIFY(world.press("Edit one"));
    changeElsewhere(world.backend, [](Configuration& c) { c.providers.erase(c.providers.begin()); });
    QVERIFY(world.shows("was deleted elsewhere"));
    QVERIFY(world.press("Keep mine"));
    QVERIFY(saveForm(world));
    QCOMPARE(world.order(), (Names{ "two", "one" }));
}

void ProviderSavingTest::changedFileIsSavedAllTheSame()
{
    ProviderWorld world({ "one" });
    world.backend.refuseSaves(Error{ ErrorKind::Conflict, "Somebody else changed the file." });
    QVERIFY(world.press("Edit one"));
    world.type("Address", "https://mine.example");
    QVERIFY(world.press("Save"));
    QVERIFY(world.shows("was changed by another program at this moment"));
    world.backend.refuseSaves({});
    QVERIFY(world.press("Save mine all the same"));
    QVERIFY(!isFormOpen(world));
    QCOMPARE(world.provider("one")->baseUrl, "https://mine.example");
}

void ProviderSavingTest::duplicateBelongsToNobodyUntilSaved()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Duplicate one"));
    QCOMPARE(world.field<QLineEdit>("Name")->text(), QStringLiteral("one-2"));
    QCOMPARE(world.order(), Names{ "one" });
    QVERIFY(saveForm(world));
    QCOMPARE(world.order(), (Names{ "one", "one-2" }));
    QCOMPARE(world.provider("one-2")->keys, world.provider("one")->keys);
}

QTEST_MAIN(ProviderSavingTest)
#include "tst_providersaving.moc"
