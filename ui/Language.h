#pragma once

#include "ui/Preferences.h"

#include <QTranslator>

namespace dragoman {

// A language that the windows speak.
struct LanguageChoice
{
    const char* code; // "zh_CN"
    const char* name; // in itself
};
inline constexpr LanguageChoice languageChoices[] = { { "en", "English" }, { "zh_CN", "简体中文" } };

// Puts the language of the preferences, or else the system's, in force; every window is told by
// QEvent::LanguageChange. The application and the preferences must outlive it.
class Language : public QObject
{
    Q_OBJECT

public:
    explicit Language(Preferences& preferences, QObject* parent = nullptr);
    ~Language() override;

    // "en" or "zh_CN".
    QString code() const { return m_code; }

private:
    void apply();

    Preferences& m_preferences;
    QString m_code;
    QTranslator m_own;
    QTranslator m_qt; // buttons and dialogs of Qt itself
};

} // namespace dragoman
