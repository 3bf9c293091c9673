#pragma once

#include "ui/Pages.h"

#include <QStackedWidget>

namespace dragoman {

class ProviderList;

// The page of the providers: the list, and before it what the user opened from there.
class ProvidersPage : public QStackedWidget
{
    Q_OBJECT

public:
    explicit ProvidersPage(const WindowParts& parts);

private:
    Backend& m_backend;
    ProviderList* m_list;
};

} // namespace dragoman
