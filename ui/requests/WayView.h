#pragma once

#include "ui/requests/InspectorText.h"

namespace dragoman {

// The way of a request: who was considered and why not asked, every try with its time, what is known of the
// request besides.
class WayView : public InspectorText
{
    Q_OBJECT

public:
    using InspectorText::InspectorText;

protected:
    QString html() const override;

private:
    QString steps() const;
    QString facts() const;
    QString warnings() const;
};

} // namespace dragoman
