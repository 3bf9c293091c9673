#pragma once

#include "ui/FakeBackend.h"
#include "ui/LoginItem.h"
#include "ui/Pages.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

namespace dragoman {

class FakeLoginItem : public LoginItem
{
public:
    bool isOn() const override { return on; }
    Result<void> set(bool wanted) override
    {
        if (refusal)
            return tl::unexpected(*refusal);
        on = wanted;
        return {};
    }
    bool on = false;
    std::optional<Error> refusal{};
};

// All that a window needs, arranged by a test.
struct UiWorld
{
    QTemporaryDir folder;
    FakeBackend backend;
    Preferences preferences{ folder.filePath(QStringLiteral("desktop.ini")) };
    FakeLoginItem login;
    WindowParts parts{ backend, preferences, login };
};

// A provider that the reader accepts.
inline ProviderConfig someProvider(std::string name)
{
    ProviderConfig provider;
    provider.name = std::move(name);
    provider.protocol = Protocol::Anthropic;
    provider.baseUrl = "https://provider.example";
    provider.keys = { { KeyReference::Kind::Keychain, provider.name } };
    return provider;
}

// The visible button, switch or tool button with that text or accessible name; null when there is none.
inline QAbstractButton* buttonNamed(const QWidget& window, const QString& name)
{
    const QList<QAbstractButton*> buttons = window.findChildren<QAbstractButton*>();
    for (QAbstractButton* button : buttons) {
        const bool isIt = button->text() == name || button->accessibleName() == name;
        if (isIt && button->isVisibleTo(&window))
            return button;
    }
    return nullptr;
}

// All visible text of labels, one a line.
inline QString visibleText(const QWidget& window)
{
    QString text;
    const QList<QLabel*> labels = window.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (label->isVisibleTo(&window))
            text += label->text() + QLatin1Char('\n');
    }
    return text;
}

} // namespace dragoman
