#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

const QString root = QStringLiteral(SOURCE_DIR);

struct Message
{
    QString source;
    bool isFinished = false;
};

QList<Message> messagesOf(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source"))
            messages.append({ xml.readElementText() });
        else if (xml.name() == QLatin1String("translation"))
            messages.last().isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
    }
    return messages;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
};

void TranslationsTest::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("Chinese") << "zh_CN" << QStringList();
    QTest::newRow("English, whose plurals need it") << "en" << QStringList{ QStringLiteral("-pluralonly") };
}

// The texts are collected anew from the code, so that one that was added and forgotten is found.
void TranslationsTest::everyTextIsTranslated()
{
    QFETCH(QString, language);
    QFETCH(QStringList, options);
    QTemporaryDir folder;
    const QString name = QStringLiteral("dragoman_%1.ts").arg(language);
    const QString copy = folder.filePath(name);
    QVERIFY(QFile::copy(root + QStringLiteral("/translations/") + name, copy));
    const auto inside = [](const char* path) { return root + QLatin1Char('/') + QLatin1String(path); };
    const int code = QProcess::execute(QStringLiteral(LUPDATE),
        options
            + QStringList{ QStringLiteral("-silent"), inside("ui"), inside("app"), inside("core/clients"),
                QStringLiteral("-I"), root, QStringLiteral("-I"), inside("core"),
                QStringLiteral("-no-obsolete"), QStringLiteral("-locations"), QStringLiteral("none"),
                QStringLiteral("-ts"), copy });
    QCOMPARE(code, 0);
    const QList<Message> messages = messagesOf(copy);
    QVERIFY(messages.size() > 5);
    for (const Message& message : messages)
        QVERIFY2(message.isFinished, qPrintable(message.source));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
