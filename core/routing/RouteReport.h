#pragma once

#include "routing/RoutePlan.h"

#include <string>
#include <string_view>

namespace dragoman {

// Words for people: "circuit open after failures", "HTTP 529: Overloaded".
std::string_view obstacleText(RouteObstacle obstacle);
std::string faultText(const AttemptFault& fault);

// The answer for a request that nobody served, from the steps of its plan. Of several faults it shows
// the one that helps most: what the client itself did wrong, then what passes with time, then what the
// user has to put right, then what was never an answer; the latest of equals.
RouteGiveUp giveUpReport(const RoutePlan& plan);

} // namespace dragoman
