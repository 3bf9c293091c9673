#include "routing/RouteReport.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

struct ObstacleText
{
    RouteObstacle obstacle;
    std::string_view text;
};
constexpr std::array<ObstacleText, 14> obstacleTexts{ {
    { RouteObstacle::None, "" },
    { RouteObstacle::Gone, "no longer configured" },
    { RouteObstacle::MissingCapability, "cannot do what the request needs" },
    { RouteObstacle::UnknownModel, "does not serve this model" },
    { RouteObstacle::TriedEnough, "tried often enough" },
    { RouteObstacle::CircuitOpen, "left alone for a while after failures" },
    { RouteObstacle::KeysRest, "no key is usable at the moment" },
    { RouteObstacle::NoOtherKey, "no other key" },
    { RouteObstacle::BudgetUsed, "too many repeats lately" },
    { RouteObstacle::AskedToWait, "asks to wait too long" },
    { RouteObstacle::Backoff, "waiting before a repeat" },
    { RouteObstacle::SlotsTaken, "no free slot within the time limit" },
    { RouteObstacle::RateUsed, "its limit per minute is used up" },
    { RouteObstacle::OutOfTime, "the time limit of the request would pass" },
} };

struct KindText
{
    FaultKind kind;
    std::string_view text;
    int use; // how much it helps to show this fault
};
constexpr std::array<KindText, 7> kindTexts{ {
    { FaultKind::NotTold, "cannot be told this request", 8 },
    { FaultKind::NotSent, "not reached", 1 },
    { FaultKind::SentNoAnswer, "no answer", 3 },
    { FaultKind::Status, "HTTP", 0 },
    { FaultKind::ErrorEvent, "error instead of an answer", 5 },
    { FaultKind::UnusableAnswer, "unusable answer", 4 },
    { FaultKind::AnswerCut, "answer broke off", 9 },
} };

struct StatusUse
{
    int first;
    int last;
    int use;
};
constexpr std::array<StatusUse, 8> statusUses{ {
    { 300, 399, 3 },
    { 401, 401, 2 },
    { 402, 403, 2 },
    { 408, 409, 6 },
    { 425, 425, 6 },
    { 429, 429, 7 },
    { 400, 499, 8 },
    { 500, 599, 6 },
} };

const KindText& rowOf(FaultKind kind)
{
    return *std::find_if(
        kindTexts.begin(), kindTexts.end(), [kind](const KindText& row) { return row.kind == kind; });
}

int useOf(const AttemptFault& fault)
{
    for (const StatusUse& row : statusUses) {
        if (fault.status >= row.first && fault.status <= row.last)
            return row.use;
    }
    return rowOf(fault.kind).use;
}

const RouteStep* mostUseful(const RoutePlan& plan)
{
    const RouteStep* best = nullptr;
    for (const RouteStep& step : plan.steps) {
        if (step.fault && (!best || useOf(*step.fault) >= useOf(*best->fault)))
            best = &step;
    }
    return best;
}

std::string stepsText(const RoutePlan& plan)
{
    std::string text;
    for (const RouteStep& step : plan.steps) {
        text += text.empty() ? "" : "; ";
        text += step.provider + ": " + step.reason;
    }
    return text;
}

} // namespace

std::string_view obstacleText(RouteObstacle obstacle)
{
    return std::find_if(obstacleTexts.begin(), obstacleTexts.end(), [obstacle](const ObstacleText& row) {
        return row.obstacle == obstacle;
    })->text;
}

std::string faultText(const AttemptFault& fault)
{
    std::string text(rowOf(fault.kind).text);
    if (fault.kind == FaultKind::Status)
        text += " " + std::to_string(fault.status);
    if (fault.timedOut)
        text += " within the time limit";
    return fault.message.empty() ? text : text + ": " + fault.message;
}

RouteGiveUp giveUpReport(const RoutePlan& plan)
{
    RouteGiveUp report;
    const std::string steps = stepsText(plan);
    report.message = steps.empty() ? "No provider is configured for this request."
                                   : "No provider could serve this request (" + steps + ").";
    const RouteStep* shown = mostUseful(plan);
    if (!shown) {
        const bool incapable = plan.candidates.empty() && !plan.steps.empty() && !plan.unusable;
        report.kind = incapable ? ErrorKind::InvalidRequest : ErrorKind::Unavailable;
        return report;
    }
    report.fault = shown->fault;
    report.provider = shown->provider;
    report.retryAfter = shown->fault->retryAfter;
    report.kind = shown->fault->timedOut ? ErrorKind::GatewayTimeout : ErrorKind::BadGateway;
    return report;
}

} // namespace dragoman
