#pragma once

#include "config/Configuration.h"
#include "config/KeyRing.h"
#include "journal/RequestListener.h"
#include "protocol/CodecTable.h"
#include "protocol/SignatureCache.h"
#include "server/ActivityFeed.h"
#include "server/CaptureBudget.h"
#include "server/RouteDesk.h"
#include "server/Statistics.h"
#include "upstream/UpstreamClient.h"

#include <memory>

namespace dragoman {

class ModelCatalog;

// What every request of the server shares. Lives on the proxy thread.
struct ServerContext
{
    std::shared_ptr<const Configuration>
        configuration; // replaced as a whole, so running requests keep theirs
    KeyRing keys{};
    UpstreamClient& upstream;
    ModelCatalog& models;
    RouteDesk routes{};
    SignatureCache signatures{};
    Statistics statistics{};
    ActivityFeed activity{ [this] { return routes.health(); } };
    RequestListener* listener = nullptr; // may be none
    Secret token{}; // the local access token; kept out of records
    CaptureBudget captureBudget{};
    bool isLeaving = false; // about to stop: GET /health says so
};

} // namespace dragoman
