#pragma once

#include "ui/requests/InspectorText.h"

namespace dragoman {

// What the client asked beside what the provider was asked, part by part, with the rule behind every change.
class DifferenceView : public InspectorText
{
    Q_OBJECT

public:
    using InspectorText::InspectorText;

protected:
    QString html() const override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString header(const RequestChange& change) const;
    QString change(const RequestChange& change, const QString& place) const;
    QString side(const std::string& text, const QString& title, const char* kind, const QString& place) const;
    QString sides(const RequestChange& change, const QString& place) const;
    QString verdict(int changed, int same) const;

    bool m_isNarrow = false;
};

} // namespace dragoman
