#pragma once

#include "routing/RoutePlan.h"
#include "server/GenerationRequest.h"
#include "server/RouteDesk.h"

namespace dragoman {

// Tells the router what the request needs of a provider and which conversation it belongs to, as far as
// the desk wants to know. A request that cannot be read for that needs nothing: its provider will say what
// is wrong with it.
void addNeeds(RouteQuery& query, GenerationRequest& request, const RouteDesk& desk);

// What a conversation needs of a provider.
std::vector<Capability> neededCapabilities(const Conversation& conversation);

// A short text that is the same for each request of a conversation, as far as that shows: from the user id
// and the first thing the user said.
std::string conversationName(const Conversation& conversation);

} // namespace dragoman
