#pragma once

#include "ui/requests/InspectedRequest.h"

#include <QCoreApplication>

namespace dragoman {

// "What the client asked", ...
inline QString bodySideTitle(BodySide side)
{
    switch (side) {
    case BodySide::ClientRequest: return QCoreApplication::translate("BodySide", "Client's request");
    case BodySide::ProviderRequest: return QCoreApplication::translate("BodySide", "Request to the provider");
    case BodySide::ProviderAnswer: return QCoreApplication::translate("BodySide", "Provider's answer");
    case BodySide::ClientAnswer: return QCoreApplication::translate("BodySide", "Answer to the client");
    }
    return {};
}

} // namespace dragoman
