#include "clients/YamlFormat.h"
#include "clientsetup/FormatRows.h"

using namespace dragoman;

class TestYamlFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsAndRemoves_data();
    void setsAndRemoves();
    void replacesAndRestores_data();
    void replacesAndRestores();
    void refuses_data();
    void refuses();

private:
    const YamlFormat m_format;
};

void TestYamlFormat::setsAndRemoves_data()
{
    formatColumns();
    formatRow("emptyText", "", "models:\n  - name: \"D\"\n    roles: [\"chat\"]\n", "models:\n");
    formatRow("noList", "name: x # mine", "name: x # mine\nmodels:\n  - name: \"D\"\n    roles: [\"chat\"]\n",
        "name: x # mine\nmodels:\n");
    formatRow("listWithoutValue", "models:\nname: x\n",
        "models:\n  - name: \"D\"\n    roles: [\"chat\"]\nname: x\n");
    formatRow("beforeTheFirst", "models: # all\n# first\n- name: a\n",
        "models: # all\n- name: \"D\"\n  roles: [\"chat\"]\n# first\n- name: a\n");
    formatRow("indented", "\xC3\xA4: 1\nmodels:\n    - name: a\n      apiKey: |\n        x\n\nz: 1\n",
        "\xC3\xA4: 1\nmodels:\n    - name: \"D\"\n      roles: [\"chat\"]\n    - name: a\n      apiKey: |\n  "
        "      "
        "x\n\nz: 1\n");
    formatRow(
        "emptyBrackets", "models: [] # none\n", "models: [{\"name\":\"D\",\"roles\":[\"chat\"]}] # none\n");
    formatRow("brackets", "models: [ {name: a} ]\n",
        "models: [{\"name\":\"D\",\"roles\":[\"chat\"]},  {name: a} ]\n");
    formatRow("carriageReturns", "models:\r\n  - name: a\r\n",
        "models:\r\n  - name: \"D\"\r\n    roles: [\"chat\"]\r\n  - name: a\r\n");
    formatRow("byteOrderMark", "\xEF\xBB\xBFmodels:\n",
        "\xEF\xBB\xBFmodels:\n  - name: \"D\"\n    roles: [\"chat\"]\n");
}

void TestYamlFormat::setsAndRemoves()
{
    compareRow(m_format, { "models", "D" }, R"({"name":"D","roles":["chat"]})");
}

void TestYamlFormat::replacesAndRestores_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("lines") << QByteArray(
        "models:\n -   name: D # old\n     nested:\n       - x: 1\n # next\n -   name: b\n")
                           << QByteArray("models:\n - name: \"D\"\n # next\n -   name: b\n");
    QTest::newRow("lastOne") << QByteArray("models:\n- name: b\n- name: D\n  text: |\n    a\n    b\nz: 1\n")
                             << QByteArray("models:\n- name: b\n- name: \"D\"\nz: 1\n");
}

void TestYamlFormat::replacesAndRestores()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const KeyPath path{ "models", "D" };
    const Result<std::optional<std::string>> spelled = m_format.spelled(before.toStdString(), path);
    QVERIFY(spelled && *spelled);
    const Result<std::string> changed
        = setChecked(m_format, before.toStdString(), path, { R"({"name":"D"})" });
    QCOMPARE(shown(changed), after);
    const Result<std::string> restored = restoreChecked(m_format, *changed, path, **spelled);
    QVERIFY2(restored, shown(restored).constData());
    // The blanks behind the dash are ours, what follows is as it was.
    QCOMPARE(shown(m_format.toJson(*restored)), shown(m_format.toJson(before.toStdString())));
    QVERIFY(restored->find("# old") != std::string::npos || !before.contains("# old"));
}

void TestYamlFormat::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("notYaml") << QByteArray("a: 1\nb: [\n") << QByteArray("line 3, column 1");
    QTest::newRow("notAMapping") << QByteArray("- a\n") << QByteArray("line 1");
    QTest::newRow("notAList") << QByteArray("a: 1\nmodels: x\n") << QByteArray("line 2");
    QTest::newRow("listOfAnAlias") << QByteArray("a: &m\n  - name: x\nmodels: *m\n")
                                   << QByteArray("line 1 "); // where the list itself is
    QTest::newRow("secondDocument") << QByteArray("a: 1\n---\nb: 1\n") << QByteArray("'models.D'");
    QTest::newRow("twice") << QByteArray("models:\n- name: D\n- name: D\n") << QByteArray("line 3");
}

void TestYamlFormat::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, word);
    const Result<std::string> changed
        = setChecked(m_format, text.toStdString(), { "models", "D" }, { "{\"name\":\"D\"}" });
    QVERIFY(!changed);
    QVERIFY2(changed.error().message.find(word.toStdString()) != std::string::npos,
        changed.error().message.c_str());
}

QTEST_GUILESS_MAIN(TestYamlFormat)
#include "tst_yamlformat.moc"
