#include "base/JsonWriter.h"
#include "clients/SettingsEdit.h"
#include "clientsetup/VariedSettings.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

constexpr unsigned texts = 400; // of each format

struct Job
{
    FileFormat format;
    const char* name;
    KeyPath path;
    std::string value;
};

const std::vector<Job>& jobs()
{
    static const std::vector<Job> all{
        { FileFormat::Jsonc, "jsonc", { "env", "ANTHROPIC_BASE_URL" }, R"("http://127.0.0.1:1")" },
        { FileFormat::Jsonc, "jsonc", { "provider", "dragoman" }, R"({"a":{"b":"c"},"d":["e"]})" },
        { FileFormat::Toml, "toml", { "model" }, R"("m")" },
        { FileFormat::Toml, "toml", { "model_providers", "dragoman" },
            R"({"name":"D","base_url":"http://x"})" },
        { FileFormat::Yaml, "yaml", { "models", "Dragoman" },
            R"({"name":"Dragoman","apiBase":"http://x","roles":["chat"]})" },
    };
    return all;
}

// Blanks between brackets with nothing in them are not kept, nor an end of the last line that was not there.
QString comparable(const std::string& text)
{
    static const QRegularExpression empty(QStringLiteral("\\{\\s+\\}"));
    QString plain = QString::fromStdString(text).replace(empty, QStringLiteral("{}"));
    while (plain.endsWith(QLatin1Char('\n')) || plain.endsWith(QLatin1Char('\r')))
        plain.chop(1);
    return plain;
}

template <class T>
std::string reason(const Result<T>& result)
{
    return result ? std::string() : result.error().message;
}

Result<std::string> without(const SettingsFormat& format, const std::string& text, const Job& job, bool made)
{
    Result<std::string> removed = removeChecked(format, text, job.path);
    if (!removed || !made || job.path.size() == 1 || job.format == FileFormat::Toml)
        return removed;
    return removeIfEmpty(format, *removed, { job.path.front() });
}

} // namespace

class TestSettingsEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removingGivesTheOriginal_data();
    void removingGivesTheOriginal();
    void settingTwiceChangesNothing_data() { removingGivesTheOriginal_data(); }
    void settingTwiceChangesNothing();
    void otherParsersAgree();
    void comparesValues();
};

void TestSettingsEdit::removingGivesTheOriginal_data()
{
    QTest::addColumn<int>("job");
    for (std::size_t i = 0; i < jobs().size(); ++i)
        QTest::newRow((jobs()[i].name + std::string(":") + keyPathText(jobs()[i].path)).c_str()) << int(i);
}

void TestSettingsEdit::removingGivesTheOriginal()
{
    QFETCH(int, job);
    const Job& one = jobs()[std::size_t(job)];
    const SettingsFormat& format = settingsFormat(one.format);
    for (unsigned seed = 0; seed < texts; ++seed) {
        const std::string before = VariedSettings(seed).text(one.format);
        const Result<std::optional<std::string>> container = valueAt(format, before, { one.path.front() });
        QVERIFY2(container, (before + reason(container)).c_str());
        const Result<std::string> after = setChecked(format, before, one.path, { one.value });
        QVERIFY2(after, (before + "\n" + reason(after)).c_str());
        QVERIFY(*after != before);
        const Result<std::string> back = without(format, *after, one, !*container);
        QVERIFY2(back, (*after + "\n" + reason(back)).c_str());
        if (comparable(*back) != comparable(before))
            qWarning("seed %u\n%s\n->\n%s", seed, before.c_str(), after->c_str());
        QCOMPARE(comparable(*back), comparable(before));
    }
}

void TestSettingsEdit::settingTwiceChangesNothing()
{
    QFETCH(int, job);
    const Job& one = jobs()[std::size_t(job)];
    const SettingsFormat& format = settingsFormat(one.format);
    for (unsigned seed = 0; seed < texts; ++seed) {
        const std::string before = VariedSettings(seed).text(one.format);
        const Result<std::string> once = setChecked(format, before, one.path, { one.value });
        QVERIFY(once);
        const Result<std::string> twice = setChecked(format, *once, one.path, { one.value });
        QVERIFY2(twice, once->c_str());
        QCOMPARE(QByteArray::fromStdString(*twice), QByteArray::fromStdString(*once));
    }
}

void TestSettingsEdit::otherParsersAgree()
{
    std::string cases;
    JsonWriter json(cases);
    json.beginArray();
    for (const Job& one : jobs()) {
        const SettingsFormat& format = settingsFormat(one.format);
        for (unsigned seed = 1000; seed < 1000 + texts; ++seed) {
            const std::string before = VariedSettings(seed).text(one.format);
            const Result<std::string> after = setChecked(format, before, one.path, { one.value });
            QVERIFY(after);
            json.beginObject().key("format").string(one.name).key("before").string(before);
            json.key("after").string(*after).key("path").beginArray();
            for (const std::string& part : one.path)
                json.string(part);
            json.endArray().key("value").string(one.value).endObject();
        }
    }
    json.endArray();
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("cases.json")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(cases.data(), qint64(cases.size())) > 0);
    file.close();
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(QStringLiteral("python3"),
        { QStringLiteral(TEST_DATA_DIR "/clientsetup/check_settings.py"), file.fileName() });
    QVERIFY(python.waitForFinished(100'000));
    QVERIFY2(python.exitCode() == 0, python.readAll().constData());
}

void TestSettingsEdit::comparesValues()
{
    QVERIFY(isSameJson("{\"a\": [1, \"\\u0062\"]}", "{ \"a\":[1,\"b\"] }"));
    QVERIFY(!isSameJson("{\"a\":1}", "{\"a\":1.0}"));
    QVERIFY(!isSameJson("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}"));
    QVERIFY(!isSameJson("", ""));
    QCOMPARE(compactJson("{ \"a\" : [ 1, {} ] }"), "{\"a\":[1,{}]}");
}

QTEST_GUILESS_MAIN(TestSettingsEdit)
#include "tst_settingsedit.moc"
