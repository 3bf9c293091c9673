#include "ui/UiWorld.h"
#include "ui/usage/PriceDialog.h"
#include "ui/usage/PriceForm.h"
#include "ui/usage/PriceModel.h"

#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTimer>
#include <QTreeView>

using namespace dragoman;

namespace {

QLineEdit* field(const QWidget& window, const char* name)
{
    const QList<QLineEdit*> fields = window.findChildren<QLineEdit*>();
    for (QLineEdit* one : fields) {
        if (one->accessibleName().startsWith(QLatin1String(name)))
            return one;
    }
    return nullptr;
}

void type(const QWidget& window, const char* name, const char* text)
{
    field(window, name)->setText(QString::fromLatin1(text));
}

void press(const QWidget& window, const char* name)
{
    buttonNamed(window, QString::fromLatin1(name))->click();
}

void answerQuestion(QMessageBox::StandardButton answer)
{
    QTimer::singleShot(0, qApp, [answer] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box)
            return answerQuestion(answer);
        box->button(answer)->click();
    });
}

} // namespace

class UsagePricesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { QFile::remove(m_file); }
    void sourceAndDateAreShown();
    void missingPriceIsProposed();
    void pricesAreSavedAndReplaced();
    void pricesAreRemoved();
    void allAreRemoved();
    void mistakesAreToldWhileTyping_data();
    void mistakesAreToldWhileTyping();
    void brokenFileIsTold();

private:
    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QStringLiteral("prices.json"));
};

void UsagePricesTest::init()
{
    QLocale::setDefault(QLocale(QStringLiteral("en")));
}

void UsagePricesTest::sourceAndDateAreShown()
{
    PriceDialog dialog(m_file, {});
    const QAbstractItemModel* const rows = dialog.findChild<QTreeView*>()->model();
    QCOMPARE(rows->rowCount(), int(PriceTable::builtIn().prices().size()));
    for (int row = 0; row < rows->rowCount(); ++row) {
        const QString source = rows->index(row, PriceModel::Source).data().toString();
        QVERIFY2(source.startsWith(QStringLiteral("20")) && source.size() > 12, qPrintable(source));
    }
}

void UsagePricesTest::missingPriceIsProposed()
{
    PriceDialog dialog(m_file, { QStringLiteral("unheard-of") });
    dialog.show();
    QVERIFY(visibleText(dialog).contains(QStringLiteral("Used and without a price: unheard-of")));
    QCOMPARE(field(dialog, "Models")->text(), QStringLiteral("unheard-of"));
    QVERIFY(!buttonNamed(dialog, QStringLiteral("Save price"))->isEnabled());
}

void UsagePricesTest::pricesAreSavedAndReplaced()
{
    PriceDialog dialog(m_file, { QStringLiteral("unheard-of") });
    dialog.show();
    QSignalSpy changes(&dialog, &PriceDialog::pricesChanged);
    type(dialog, "Input", "0.5");
    type(dialog, "Output", "2");
    press(dialog, "Save price");
    QCOMPARE(PriceTable::load(m_file)->find("unheard-of")->output, 2.0);
    type(dialog, "Output", "3");
    type(dialog, "Cache read", "0.05");
    press(dialog, "Save price");
    const Result<PriceTable> table = PriceTable::load(m_file);
    QCOMPARE(table->ownPrices(), std::size_t(1));
    QCOMPARE(table->find("unheard-of")->output, 3.0);
    QCOMPARE(table->find("unheard-of")->cacheRead, 0.05);
    QCOMPARE(changes.size(), 2);
}

// One of the program's gets one of the user's before it; without that the program's counts again.
void UsagePricesTest::pricesAreRemoved()
{
    PriceDialog dialog(m_file, {});
    dialog.show();
    auto* view = dialog.findChild<QTreeView*>();
    view->setCurrentIndex(view->model()->index(3, 0));
    const std::string model = PriceTable::builtIn().prices()[3].models[0];
    const double before = PriceTable::builtIn().find(model)->input;
    QVERIFY(!buttonNamed(dialog, QStringLiteral("Remove my price"))->isEnabled());
    type(dialog, "Input", "77");
    press(dialog, "Save price");
    QCOMPARE(PriceTable::load(m_file)->find(model)->input, 77.0);
    press(dialog, "Remove my price");
    QCOMPARE(PriceTable::load(m_file)->find(model)->input, before);
    QVERIFY(!QFile::exists(m_file));
}

void UsagePricesTest::allAreRemoved()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(pricesJson({ { { "a" }, 1, 2 }, { { "b" }, 1, 2 } })));
    file.close();
    PriceDialog dialog(m_file, {});
    dialog.show();
    answerQuestion(QMessageBox::No);
    press(dialog, "Remove all of mine");
    QVERIFY(QFile::exists(m_file));
    answerQuestion(QMessageBox::Yes);
    press(dialog, "Remove all of mine");
    QVERIFY(!QFile::exists(m_file));
    QVERIFY(!buttonNamed(dialog, QStringLiteral("Remove all of mine"))->isEnabled());
}

void UsagePricesTest::mistakesAreToldWhileTyping_data()
{
    QTest::addColumn<QString>("models");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("cacheRead");
    QTest::addColumn<QString>("problem");
    QTest::newRow("nothing wrong") << "a"
                                   << "1"
                                   << "0.1"
                                   << "";
    QTest::newRow("nothing for the cache") << "a, b*"
                                           << "0"
                                           << ""
                                           << "";
    QTest::newRow("no model") << " , "
                              << "1"
                              << ""
                              << "Name at least one model.";
    QTest::newRow("no price") << "a"
                              << ""
                              << ""
                              << "Input needs";
    QTest::newRow("no number") << "a"
                               << "one"
                               << ""
                               << "Input needs";
    QTest::newRow("below zero") << "a"
                                << "-1"
                                << ""
                                << "Input needs";
    QTest::newRow("too high") << "a"
                              << "1e9"
                              << ""
                              << "Input needs";
    QTest::newRow("no number for the cache") << "a"
                                             << "1"
                                             << "x"
                                             << "Cache read needs";
}

void UsagePricesTest::mistakesAreToldWhileTyping()
{
    QFETCH(QString, problem);
    PriceForm form;
    QFETCH(QString, models);
    QFETCH(QString, input);
    QFETCH(QString, cacheRead);
    field(form, "Models")->setText(models);
    field(form, "Input")->setText(input);
    field(form, "Output")->setText(QStringLiteral("1"));
    field(form, "Cache read")->setText(cacheRead);
    form.show();
    QVERIFY2(form.problem().contains(problem), qPrintable(form.problem()));
    QCOMPARE(form.problem().isEmpty(), problem.isEmpty());
    QCOMPARE(form.price().has_value(), problem.isEmpty());
    QVERIFY(visibleText(form).contains(form.problem()));
}

void UsagePricesTest::brokenFileIsTold()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    PriceDialog dialog(m_file, {});
    dialog.show();
    QVERIFY(visibleText(dialog).contains(QStringLiteral("cannot be used")));
}

QTEST_MAIN(UsagePricesTest)
#include "tst_usageprices.moc"
