#include "clients/TomlFormat.h"
#include "clientsetup/FormatRows.h"

using namespace dragoman;

class TestTomlFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keys_data();
    void keys();
    void tables_data();
    void tables();
    void replacesATable();
    void refuses_data();
    void refuses();

private:
    const TomlFormat m_format;
};

void TestTomlFormat::keys_data()
{
    formatColumns();
    formatRow("emptyText", "", "model = \"m\"\n");
    formatRow("behindTheLastKey", "# head\na = 1 # one\n\n[t]\nb = 2\n",
        "# head\na = 1 # one\nmodel = \"m\"\n\n[t]\nb = 2\n");
    formatRow("beforeTheFirstTable", "[t]\nmodel = 2\n", "model = \"m\"\n[t]\nmodel = 2\n");
    formatRow("noLastLineEnd", "a = 1", "a = 1\nmodel = \"m\"\n", "a = 1\n");
    formatRow("bracketsInValues", "a = [\n  \"[x]\", # [y]\n]\nb = '''\n[z]\n'''\n",
        "a = [\n  \"[x]\", # [y]\n]\nb = '''\n[z]\n'''\nmodel = \"m\"\n");
    formatRow("carriageReturns", "a = 1\r\n", "a = 1\r\nmodel = \"m\"\r\n");
    formatRow("byteOrderMark",
        "\xEF\xBB\xBF"
        "a = 1\n",
        "\xEF\xBB\xBF"
        "a = 1\nmodel = \"m\"\n");
}

void TestTomlFormat::keys()
{
    compareRow(m_format, { "model" }, "\"m\"");
}

void TestTomlFormat::tables_data()
{
    formatColumns();
    formatRow("emptyText", "", "[p.d]\nname = \"D\"\n");
    formatRow("behindOthers", "a = 1\n\n[p.other] # one\nx = 1\n",
        "a = 1\n\n[p.other] # one\nx = 1\n\n[p.d]\nname = \"D\"\n");
    formatRow("endsWithAComment", "[t]\n# end\n", "[t]\n# end\n\n[p.d]\nname = \"D\"\n");
}

void TestTomlFormat::tables()
{
    compareRow(m_format, { "p", "d" }, "{\"name\":\"D\"}");
}

void TestTomlFormat::replacesATable()
{
    const std::string before = "model=\"a\"   # mine\n[ p . \"d\" ]\nname='old'\n# end\n\n[z]\n";
    const Result<std::optional<std::string>> spelled = m_format.spelled(before, { "p", "d" });
    QVERIFY(spelled && *spelled);
    const Result<std::string> changed = setChecked(m_format, before, { "p", "d" }, { "{\"name\":\"D\"}" });
    QCOMPARE(shown(changed), QByteArray("model=\"a\"   # mine\n[p.d]\nname = \"D\"\n# end\n\n[z]\n"));
    QCOMPARE(shown(restoreChecked(m_format, *changed, { "p", "d" }, **spelled)),
        QByteArray::fromStdString(before));
    QCOMPARE(shown(setChecked(m_format, before, { "model" }, { "\"m\"" })),
        QByteArray("model=\"m\"   # mine\n[ p . \"d\" ]\nname='old'\n# end\n\n[z]\n"));
}

void TestTomlFormat::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("notToml") << QByteArray("a = 1\nb = = 2\n") << QByteArray("line 2, column 5");
    QTest::newRow("inlineTable") << QByteArray("p = { d = { name = \"x\" } }\n") << QByteArray("'p.d'");
    QTest::newRow("dottedKey") << QByteArray("p.d.name = \"x\"\n") << QByteArray("'p.d'");
    QTest::newRow("notATable") << QByteArray("p = 1\n") << QByteArray("'p.d'");
}

void TestTomlFormat::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, word);
    const Result<std::string> changed
        = setChecked(m_format, text.toStdString(), { "p", "d" }, { "{\"name\":\"D\"}" });
    QVERIFY(!changed);
    QVERIFY2(changed.error().message.find(word.toStdString()) != std::string::npos,
        changed.error().message.c_str());
}

QTEST_GUILESS_MAIN(TestTomlFormat)
#include "tst_tomlformat.moc"
