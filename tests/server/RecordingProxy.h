#pragma once

#include "server/ProxyFixture.h"

#include <utility>
#include <vector>

namespace dragoman {

// A proxy that keeps its records.
struct RecordingProxy : ProxyFixture, RequestListener
{
    explicit RecordingProxy(Protocol protocol, LogBodies bodies = LogBodies::All)
        : ProxyFixture(protocol)
    {
        setup.configuration.log.bodies = bodies;
        server.reportTo(*this);
    }
    void ended(RequestRecord record) override { records.push_back(std::move(record)); }

    std::vector<RequestRecord> records;
};

} // namespace dragoman
