#include "ui/providers/ProvidersPage.h"

#include "ui/providers/ProviderList.h"

namespace dragoman {

ProvidersPage::ProvidersPage(const WindowParts& parts)
    : m_backend(parts.backend)
    , m_list(new ProviderList(parts.backend))
{
    addWidget(m_list);
}

} // namespace dragoman
