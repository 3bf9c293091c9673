#include "ui/Language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

void loadTranslations()
{
    Q_INIT_RESOURCE(translations);
} // outside of any namespace, as Qt wants it

namespace dragoman {

namespace {

QString codeFor(const QString& wanted)
{
    for (const LanguageChoice& choice : languageChoices) {
        if (wanted == QLatin1String(choice.code))
            return wanted;
    }
    return QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

} // namespace

Language::Language(Preferences& preferences, QObject* parent)
    : QObject(parent)
    , m_preferences(preferences)
{
    loadTranslations();
    connect(&preferences, &Preferences::languageChanged, this, &Language::apply);
    apply();
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

// Loading alone announces the change of an installed translator.
void Language::apply()
{
    m_code = codeFor(m_preferences.language());
    QLocale::setDefault(QLocale(m_code));
    if (!m_qt.load(QStringLiteral("qtbase_") + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        (void)m_qt.load(QString());
    QCoreApplication::installTranslator(&m_qt);
    (void)m_own.load(QStringLiteral(":/i18n/dragoman_") + m_code);
    QCoreApplication::installTranslator(&m_own);
}

} // namespace dragoman
