#pragma once

#include "ui/requests/InspectedRequest.h"

#include <QTextBrowser>

#include <set>

namespace dragoman {

// A part of the inspector that is text: written anew when request, language or colours change. Links within
// it open and close what is folded.
class InspectorText : public QTextBrowser
{
    Q_OBJECT

public:
    explicit InspectorText(QWidget* parent = nullptr);

    // Null = nothing.
    void showRequest(const InspectedRequestPointer& request);

protected:
    // Only called with a request.
    virtual QString html() const = 0;
    bool hasRequest() const { return m_request != nullptr; }
    const InspectedRequest& request() const { return *m_request; }
    bool isOpen(const QString& place) const { return m_open.contains(place); }
    // A head that folds what belongs to `place`; `html` is what it says.
    QString foldLink(const QString& place, const QString& html) const;
    void changeEvent(QEvent* event) override;
    QVariant loadResource(int type, const QUrl& name) override;

    static QString escaped(const std::string& text);
    // With its line breaks and spaces; `kind` is a class of the style.
    static QString paragraph(const QString& text, const char* kind);
    // At most that many characters, with a link that shows the rest.
    QString shortened(const std::string& text, int most, const QString& place, const char* kind) const;

    // Once more, with the same request.
    void write();

private:
    void toggle(const QUrl& link);
    QString styleSheetText() const;

    InspectedRequestPointer m_request;
    std::set<QString> m_open;
};

} // namespace dragoman
