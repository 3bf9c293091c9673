#pragma once

#include "ui/requests/InspectorText.h"

namespace dragoman {

// First line and headers of the four messages, without secrets.
class HeadersView : public InspectorText
{
    Q_OBJECT

public:
    using InspectorText::InspectorText;

protected:
    QString html() const override;
};

} // namespace dragoman
