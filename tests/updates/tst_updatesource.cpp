#include "updates/SigningKey.h"
#include "updates/UpdateSource.h"

#include <QTest>

using namespace dragoman;

class UpdateSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void obstacles_data();
    void obstacles();
    void ownWordsGoFirst();
};

void UpdateSourceTest::obstacles_data()
{
    const std::string key = SigningKey(1).keyText();
    const std::string address = "https://u.example/release";
    QTest::addColumn<UpdatesConfig>("configured");
    QTest::addColumn<UpdatesConfig>("builtIn");
    QTest::addColumn<UpdateObstacle>("obstacle");
    const UpdatesConfig nothing;
    const UpdatesConfig both{ true, address, key, "system", {} };
    QTest::newRow("nothing anywhere") << nothing << nothing << UpdateObstacle::NoKey;
    QTest::newRow("all built in") << nothing << both << UpdateObstacle::None;
    QTest::newRow("all configured") << both << nothing << UpdateObstacle::None;
    QTest::newRow("no address") << nothing << UpdatesConfig{ true, {}, key, "system", {} }
                                << UpdateObstacle::NoAddress;
    QTest::newRow("no key") << UpdatesConfig{ true, address, {}, "system", {} } << nothing
                            << UpdateObstacle::NoKey;
    QTest::newRow("not a key") << UpdatesConfig{ true, address, std::string(44, '!'), "system", {} } << both
                               << UpdateObstacle::BadKey;
}

void UpdateSourceTest::obstacles()
{
    QFETCH(const UpdatesConfig, configured);
    QFETCH(const UpdatesConfig, builtIn);
    QFETCH(const UpdateObstacle, obstacle);
    QCOMPARE(updateSource(configured, builtIn).obstacle, obstacle);
}

void UpdateSourceTest::ownWordsGoFirst()
{
    const UpdatesConfig own{ true, "https://own.example/", SigningKey(1).keyText(), "none", "/own.pem" };
    const UpdatesConfig usual{ false, "https://usual.example/", SigningKey(2).keyText(), "system", {} };
    const UpdateSource source = updateSource(own, usual);
    QCOMPARE(source.address, own.address);
    QVERIFY(source.key == SigningKey(1).key());
    QCOMPARE(source.proxy, "none");
    QCOMPARE(source.caFile, "/own.pem");
}

QTEST_APPLESS_MAIN(UpdateSourceTest)
#include "tst_updatesource.moc"
