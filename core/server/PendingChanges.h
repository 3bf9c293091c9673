#pragma once

#include "server/HttpService.h"
#include "server/ProxyServer.h"

#include <memory>
#include <vector>

namespace dragoman {

// Requests whose change is saved and not in force yet: its keys have to be loaded first.
class PendingChanges
{
public:
    // Answers with `head` once the change is in force; a 204 becomes a 200 where there is something to tell.
    std::unique_ptr<HttpTask> wait(ResponseHead head, ResponseChannel& channel);
    // What was saved last is in force, and with it all that was saved before.
    void applied(const std::vector<EndpointProblem>& problems);

private:
    class Wait;
    std::vector<Wait*> m_waits; // they belong to their connections and take themselves out
};

} // namespace dragoman
