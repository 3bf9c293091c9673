#pragma once

#include "config/ConfigurationEdit.h"
#include "ui/UiWorld.h"
#include "ui/providers/ProviderWords.h"
#include "ui/providers/ProvidersPage.h"

#include <QLineEdit>
#include <QPlainTextEdit>

namespace dragoman {

// The page of the providers, as a user has it before them.
struct ProviderWorld : UiWorld
{
    explicit ProviderWorld(const std::vector<std::string>& names = {})
    {
        QLocale::setDefault(QLocale(QLocale::English));
        Configuration configuration = backend.configuration();
        for (const std::string& name : names) {
            configuration.providers.push_back(someProvider(name));
            backend.storeKey({ KeyReference::Kind::Keychain, name }, Secret("sk-key-of-" + name), &backend,
                [](const Result<void>&) {});
        }
        backend.setConfiguration(configuration);
        page = std::make_unique<ProvidersPage>(parts);
        page->resize(700, 640);
        page->show();
    }

    // Presses a visible button by its text or accessible name.
    bool press(const char* name) const
    {
        QAbstractButton* const button = buttonNamed(*page, QString::fromUtf8(name));
        if (!button || !button->isEnabled())
            return false;
        QCoreApplication::processEvents(); // what has just been shown gets its place
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
    }

    // The visible control with that accessible name.
    template <class Widget>
    Widget* field(const char* name) const
    {
        const QList<Widget*> all = page->findChildren<Widget*>();
        for (Widget* widget : all) {
            if (widget->accessibleName() == QString::fromUtf8(name) && widget->isVisibleTo(page.get()))
                return widget;
        }
        return nullptr;
    }

    // Types into a line in the place of what is there.
    bool type(const char* name, const char* text) const
    {
        QCoreApplication::processEvents();
        auto* const line = field<QLineEdit>(name);
        if (!line)
            return false;
        line->setFocus();
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, QString::fromUtf8(text));
        return true;
    }

    bool shows(const char* text) const { return visibleText(*page).contains(QString::fromUtf8(text)); }
    std::vector<std::string> order() const
    {
        return providerNames(providersInOrder(backend.configuration()));
    }
    const ProviderConfig* provider(const char* name) const
    {
        return findProvider(backend.configuration(), name);
    }

    std::unique_ptr<ProvidersPage> page;
};

// Whether the form can be saved.
inline bool canSave(const ProviderWorld& world)
{
    const QAbstractButton* const save = buttonNamed(*world.page, QStringLiteral("Save"));
    return save && save->isEnabled();
}

inline bool isFormOpen(const ProviderWorld& world)
{
    return buttonNamed(*world.page, QStringLiteral("Back to the providers")) != nullptr;
}

// Saves the form, and waits until the list is there again.
inline bool saveForm(const ProviderWorld& world)
{
    return world.press("Save") && QTest::qWaitFor([&world] { return !isFormOpen(world); });
}

// Another program or window changes the configuration.
inline void changeElsewhere(FakeBackend& backend, const std::function<void(Configuration&)>& change)
{
    Configuration configuration = backend.configuration();
    change(configuration);
    backend.setConfiguration(configuration);
}

} // namespace dragoman
