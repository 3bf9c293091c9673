#include "config/ConfigurationEdit.h"
#include "config/ConfigurationFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace dragoman;

namespace {

constexpr int patience = 10'000;

// A valid text that names one endpoint.
QByteArray textWith(const char* endpoint)
{
    return QByteArray(R"({"version": 1, "endpoints": [{"name": ")") + endpoint + "\"}]}";
}

bool put(const QString& name, const QByteArray& content)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size();
}

QByteArray get(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string endpointOf(const Configuration& configuration)
{
    return configuration.endpoints.empty() ? "" : configuration.endpoints.front().name;
}

Configuration configurationWith(const std::string& endpoint)
{
    Configuration configuration;
    configuration.endpoints.push_back({ endpoint });
    return configuration;
}

bool isPrivate(const QString& name)
{
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    return !(QFile::permissions(name) & others);
}

} // namespace

class TestConfigurationFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void loads();
    void loadErrors_data();
    void loadErrors();
    void saves();
    void savesIntoANewFolder();
    void savesThroughALink();
    void savesThroughALinkToNothing();
    void refusesAnotherRevision_data();
    void refusesAnotherRevision();
    void refusesWhatIsInvalid();
    void fullDiskLeavesTheOldFile();
    void folderThatCannotBeWritten();
    void twoWriters();
    void announcesEdits_data();
    void announcesEdits();
    void announcesEditsOfALinksTarget();
    void announcesALinkThatPointsElsewhere();
    void announcesAFileThatComes();
    void editBeforeWatching();
    void rejectsInvalidEdits();
    void rejectsARemovedFile();
    void sameMeaningIsNoEdit();
    void ownSaveIsNoEdit();
    void lastGood();
    void setsBrokenFilesAside();

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_name;
};

void TestConfigurationFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_name = path("config.json");
}

void TestConfigurationFile::loads()
{
    QVERIFY(put(m_name, textWith("a")));
    ConfigurationFile file(m_name);
    QCOMPARE(file.revision(), "");
    const Result<Configuration> loaded = file.load();
    QVERIFY(loaded);
    QCOMPARE(endpointOf(*loaded), "a");
    QVERIFY(file.configuration() == *loaded);
    QCOMPARE(file.revision().size(), 64U);
    QVERIFY(file.problems().empty());
}

void TestConfigurationFile::loadErrors_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("problems");
    QTest::newRow("missing") << QByteArray() << int(ErrorKind::NotFound) << 1;
    QTest::newRow("empty") << QByteArray("") << int(ErrorKind::InvalidRequest) << 1;
    QTest::newRow("noJson") << QByteArray("{") << int(ErrorKind::InvalidRequest) << 1;
    QTest::newRow("problems") << QByteArray(R"({"version": 1, "odd": 1, "strange": 2})")
                              << int(ErrorKind::InvalidRequest) << 2;
    QTest::newRow("tooLarge") << QByteArray(16 * 1024 * 1024 + 1, ' ') << int(ErrorKind::Unavailable) << 1;
}

void TestConfigurationFile::loadErrors()
{
    QFETCH(QByteArray, content);
    QFETCH(int, kind);
    QFETCH(int, problems);
    if (!content.isNull())
        QVERIFY(put(m_name, content));
    ConfigurationFile file(m_name);
    const Result<Configuration> loaded = file.load();
    QVERIFY(!loaded);
    QCOMPARE(int(loaded.error().kind), kind);
    QCOMPARE(int(file.problems().size()), problems);
    QCOMPARE(file.revision(), "");
}

void TestConfigurationFile::saves()
{
    ConfigurationFile file(m_name);
    QVERIFY(file.save(configurationWith("a"), ""));
    QVERIFY(isPrivate(m_name));
    const std::string first = file.revision();
    QVERIFY(file.save(configurationWith("b"), first));
    QVERIFY(file.revision() != first);
    QCOMPARE(endpointOf(file.configuration()), "b");
    ConfigurationFile other(m_name);
    QCOMPARE(endpointOf(*other.load()), "b");
    QCOMPARE(other.revision(), file.revision());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
        (QStringList{ QStringLiteral("config.json"), QStringLiteral("config.json.last-good") }));
}

void TestConfigurationFile::savesIntoANewFolder()
{
    ConfigurationFile file(path("new/deep/config.json"));
    QVERIFY(file.save(configurationWith("a"), ""));
    QVERIFY(isPrivate(file.fileName()));
}

void TestConfigurationFile::savesThroughALink()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("elsewhere")));
    QVERIFY(put(path("elsewhere/real.json"), textWith("a")));
    QVERIFY(QFile::link(QStringLiteral("elsewhere/real.json"), m_name));
    ConfigurationFile file(m_name);
    QVERIFY(file.load());
    QVERIFY(file.save(configurationWith("b"), file.revision()));
    QVERIFY(QFileInfo(m_name).isSymLink());
    QVERIFY(!QFileInfo(path("elsewhere/real.json")).isSymLink());
    QVERIFY(get(path("elsewhere/real.json")).contains("\"b\""));
}

void TestConfigurationFile::savesThroughALinkToNothing()
{
    QVERIFY(QFile::link(path("real.json"), m_name));
    ConfigurationFile file(m_name);
    QVERIFY(file.save(configurationWith("a"), ""));
    QVERIFY(QFileInfo(m_name).isSymLink());
    QVERIFY(get(path("real.json")).contains("\"a\""));
}

void TestConfigurationFile::refusesAnotherRevision_data()
{
    QTest::addColumn<QByteArray>("meanwhile");
    QTest::newRow("edited") << textWith("b");
    QTest::newRow("broken") << QByteArray("{");
    QTest::newRow("removed") << QByteArray();
}

void TestConfigurationFile::refusesAnotherRevision()
{
    QFETCH(QByteArray, meanwhile);
    QVERIFY(put(m_name, textWith("a")));
    ConfigurationFile file(m_name);
    QVERIFY(file.load());
    QVERIFY(meanwhile.isNull() ? QFile::remove(m_name) : put(m_name, meanwhile));
    const Result<void> saved = file.save(configurationWith("c"), file.revision());
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QCOMPARE(get(m_name), meanwhile);
    QCOMPARE(endpointOf(file.configuration()), "a");
}

void TestConfigurationFile::refusesWhatIsInvalid()
{
    Configuration configuration = configurationWith("a");
    configuration.endpoints.push_back(configuration.endpoints.front());
    ConfigurationFile file(m_name);
    const Result<void> saved = file.save(configuration, "");
    QVERIFY(!saved);
    QCOMPARE(saved.error().message, "endpoints[1].name: is used twice: 'a'");
    QVERIFY(!QFileInfo::exists(m_name));
}

void TestConfigurationFile::fullDiskLeavesTheOldFile()
{
#ifdef Q_OS_UNIX
    QVERIFY(put(m_name, textWith("a")));
    ConfigurationFile file(m_name);
    QVERIFY(file.load());
    rlimit old{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{ 256, old.rlim_max };
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0); // to a write it is as if the disk were full
    const Result<void> saved = file.save(configurationWith(std::string(1000, 'x')), file.revision());
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &old), 0);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Unavailable);
    QCOMPARE(get(m_name), textWith("a"));
    QCOMPARE(endpointOf(file.configuration()), "a");
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), { QStringLiteral("config.json") });
#else
    QSKIP("needs setrlimit");
#endif
}

// Root may write to a folder whatever its mode says; in /proc nobody can.
void TestConfigurationFile::folderThatCannotBeWritten()
{
#ifdef Q_OS_LINUX
    ConfigurationFile file(QStringLiteral("/proc/self/config.json"));
    const Result<void> saved = file.save(configurationWith("a"), "");
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Unavailable);
    ConfigurationFile below(QStringLiteral("/proc/self/folder/config.json"));
    QCOMPARE(below.save(configurationWith("a"), "").error().message,
        "Cannot make the folder '/proc/self/folder'.");
#else
    QSKIP("needs /proc");
#endif
}

void TestConfigurationFile::twoWriters()
{
    ConfigurationFile one(m_name);
    ConfigurationFile two(m_name);
    QVERIFY(one.save(configurationWith("a"), ""));
    QVERIFY(two.load());
    QVERIFY(one.save(configurationWith("b"), one.revision()));
    QVERIFY(!two.save(configurationWith("c"), two.revision()));
    QVERIFY(two.load());
    QVERIFY(two.save(configurationWith("c"), two.revision()));
}

void TestConfigurationFile::announcesEdits_data()
{
    QTest::addColumn<bool>("renames");
    QTest::newRow("inPlace") << false;
    QTest::newRow("renameOver") << true;
}

void TestConfigurationFile::announcesEdits()
{
    QFETCH(bool, renames);
    QVERIFY(put(m_name, textWith("a")));
    ConfigurationFile file(m_name);
    QVERIFY(file.load());
    file.watch();
    QSignalSpy changed(&file, &ConfigurationFile::changed);
    for (const char* const name : { "b", "c", "d" }) { // again and again: the watch survives
        const QString written = renames ? path("config.json.new") : m_name;
        QVERIFY(put(written, textWith(name)));
        std::error_code problem;
        if (renames) // C's rename() refuses on Windows when there is such a file
            std::filesystem::rename(written.toStdU16String(), m_name.toStdU16String(), problem);
        QVERIFY2(!problem, problem.message().c_str());
        QVERIFY(changed.wait(patience));
        QCOMPARE(endpointOf(changed.last().first().value<Configuration>()), name);
        QCOMPARE(endpointOf(file.configuration()), name);
        QVERIFY(file.save(file.configuration(), file.revision()));
    }
    QCOMPARE(changed.count(), 3);
}

void TestConfigurationFile::announcesEditsOfALinksTarget()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("elsewhere")));
    QVERIFY(put(path("elsewhere/real.json"), textWith("a")));
    QVERIFY(QFile::link(path("elsewhere/real.json"), m_name));
    ConfigurationFile file(m_name);
    QVERIFY(file.load());
    file.watch();
    QSignalSpy changed(&file, &ConfigurationFile::changed);
    QVERIFY(put(path("elsewhere/new.json"), textWith("b")));
    QCOMPARE(std::rename(qPrintable(path("elsewhere/new.json")), qPrintable(path("elsewhere/real.json"))), 0);
    QVERIFY(changed.wait(patience));
    QCOMPARE(endpointOf(file.configuration()), "b");
}

void TestConfigurationFile::announcesALinkThatPointsElsewhere()
{
    QVERIFY(put(path("first.json"), textWith("a")));
    QVERIFY(put(path("second.json"), textWith("b")));
    QVERIFY(QFile::link(path("first.json"), m_name));
    ConfigurationFile file(m_name);
    QVERIFY(file.load());
    file.watch();
    QSignalSpy changed(&file, &ConfigurationFile::changed);
    QVERIFY(QFile::link(path("second.json"), path("new")));
    QCOMPARE(std::rename(qPrintable(path("new")), qPrintable(m_name)), 0);
    QVERIFY(changed.wait(patience));
    QCOMPARE(endpointOf(file.configuration()), "b");
    QVERIFY(put(path("second.json"), textWith("c")));
    QVERIFY(changed.wait(patience));
    QCOMPARE(endpointOf(file.configuration()), "c");
}

void TestConfigurationFile::announcesAFileThatComes()
{
    ConfigurationFile file(m_name);
    QVERIFY(!file.load());
    file.watch();
    QSignalSpy changed(&file, &ConfigurationFile::changed);
    QVERIFY(put(m_name, textWith("a")));
    QVERIFY(changed.wait(patience));
    QCOMPARE(endpointOf(file.configuration()), "a");
}

void TestConfigurationFile::editBeforeWatching()
{
    QVERIFY(put(m_name, textWith("a")));
    ConfigurationFile file(m_name);
    QVERIFY(file.load());
    QVERIFY(put(m_name, textWith("b")));
    QSignalSpy changed(&file, &ConfigurationFile::changed);
    file.watch();
    QVERIFY(changed.wait(patience));
}

void TestConfigurationFile::rejectsInvalidEdits()
{
    QVERIFY(put(m_name, textWith("a")));
    ConfigurationFile file(m_name);
    QVERIFY(file.load());
    file.watch();
    QSignalSpy changed(&file, &ConfigurationFile::changed);
    QSignalSpy rejected(&file, &ConfigurationFile::rejected);
    QVERIFY(put(m_name, R"({"version": 1, "odd": 1, "strange": 2})"));
    QVERIFY(rejected.wait(patience));
    const auto problems = rejected.last().first().value<std::vector<ConfigurationProblem>>();
    QCOMPARE(describeProblems(problems), "odd: is not known here\nstrange: is not known here");
    QCOMPARE(endpointOf(file.configuration()), "a");
    QVERIFY(!file.save(configurationWith("b"), file.revision()));
    QCOMPARE(changed.count(), 0);
    QVERIFY(put(m_name, textWith("a"))); // put right: told, although it is what is in force
    QVERIFY(changed.wait(patience));
    QVERIFY(file.problems().empty());
}

void TestConfigurationFile::rejectsARemovedFile()
{
    QVERIFY(put(m_name, textWith("a")));
    ConfigurationFile file(m_name);
    QVERIFY(file.load());
    file.watch();
    QSignalSpy rejected(&file, &ConfigurationFile::rejected);
    QVERIFY(QFile::remove(m_name));
    QVERIFY(rejected.wait(patience));
    QCOMPARE(endpointOf(file.configuration()), "a");
    QVERIFY(file.save(file.configuration(), file.revision())); // what is in force can be written again
    QSignalSpy changed(&file, &ConfigurationFile::changed);
    QVERIFY(put(m_name, textWith("b")));
    QVERIFY(changed.wait(patience));
    QCOMPARE(rejected.count(), 1);
}

void TestConfigurationFile::sameMeaningIsNoEdit()
{
    QVERIFY(put(m_name, textWith("a")));
    ConfigurationFile file(m_name);
    QVERIFY(file.load());
    const std::string first = file.revision();
    file.watch();
    QSignalSpy changed(&file, &ConfigurationFile::changed);
    QVERIFY(put(m_name, textWith("a") + "\n\n"));
    QTRY_VERIFY_WITH_TIMEOUT(file.revision() != first, patience);
    QCOMPARE(changed.count(), 0);
}

// A file that is watched second tells when the first one has had its chance to speak.
void TestConfigurationFile::ownSaveIsNoEdit()
{
    QVERIFY(put(m_name, textWith("a")));
    ConfigurationFile own(m_name);
    ConfigurationFile other(m_name);
    QVERIFY(own.load() && other.load());
    own.watch();
    other.watch();
    QSignalSpy ownChanged(&own, &ConfigurationFile::changed);
    QSignalSpy otherChanged(&other, &ConfigurationFile::changed);
    QVERIFY(own.save(configurationWith("b"), own.revision()));
    QVERIFY(otherChanged.wait(patience));
    QVERIFY(put(m_name, textWith("c")));
    QTRY_COMPARE_WITH_TIMEOUT(otherChanged.count(), 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(ownChanged.count(), 1, patience);
    QCOMPARE(endpointOf(ownChanged.first().first().value<Configuration>()), "c");
}

void TestConfigurationFile::lastGood()
{
    QVERIFY(put(m_name, textWith("a")));
    {
        ConfigurationFile file(m_name);
        QVERIFY(file.load());
        QVERIFY(!QFileInfo::exists(file.lastGoodName()));
        QVERIFY(file.keepLastGood());
        QVERIFY(isPrivate(file.lastGoodName()));
    }
    QVERIFY(put(m_name, "{"));
    ConfigurationFile file(m_name);
    QVERIFY(!file.load());
    QCOMPARE(endpointOf(*file.loadLastGood()), "a");
    QCOMPARE(endpointOf(file.configuration()), "a");
    QCOMPARE(get(m_name), QByteArray("{"));
    file.watch();
    QSignalSpy changed(&file, &ConfigurationFile::changed);
    QVERIFY(put(m_name, textWith("b")));
    QVERIFY(changed.wait(patience));
    QCOMPARE(get(file.lastGoodName()), textWith("b"));
}

void TestConfigurationFile::setsBrokenFilesAside()
{
    const QDate date(2026, 2, 3);
    ConfigurationFile file(m_name);
    QCOMPARE(file.setAside(date).error().kind, ErrorKind::NotFound);
    for (const char* const name : { "config.broken-2026-02-03.json", "config.broken-2026-02-03-2.json" }) {
        QVERIFY(put(m_name, name));
        QVERIFY(!file.load());
        QCOMPARE(file.setAside(date).value(), path(name));
        QCOMPARE(get(path(name)), QByteArray(name));
        QVERIFY(!QFileInfo::exists(m_name));
    }
    QVERIFY(file.save(configurationWith("a"), ""));
}

QTEST_GUILESS_MAIN(TestConfigurationFile)
#include "tst_configurationfile.moc"
