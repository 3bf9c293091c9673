#pragma once

#include "inspection/ReadableConversation.h"
#include "inspection/RequestDifference.h"
#include "inspection/RequestSummary.h"
#include "inspection/StreamTimeline.h"
#include "journal/JournalReader.h"
#include "journal/PriceTable.h"

#include <QImage>
#include <QString>

#include <array>
#include <map>
#include <memory>

namespace dragoman {

// The four bodies of a request.
enum class BodySide { ClientRequest, ProviderRequest, ProviderAnswer, ClientAnswer };
inline constexpr std::array<BodySide, 4> bodySides{ BodySide::ClientRequest, BodySide::ProviderRequest,
    BodySide::ProviderAnswer, BodySide::ClientAnswer };

const CapturedMessage& messageOf(const CapturedExchange& exchange, BodySide side);

// A request with all that is made of it to be read. Made away from the thread of the windows.
struct InspectedRequest
{
    StoredRequest stored{};
    RequestSummary summary{};
    std::vector<RequestStep> steps{};
    std::optional<double> cost{}; // US dollars, an estimate
    // What follows is empty without captured bodies.
    Result<ReadableConversation> asked{}; // by the client
    std::optional<ReadableReply> reply{}; // that the client got
    std::map<std::string, QImage> images{}; // of `asked`, by path; made smaller
    Result<RequestChanges> changes{};
    StreamTimeline providerStream{};
    StreamTimeline clientStream{};
    std::array<QString, 4> bodies{}; // by BodySide, JSON indented
    std::array<bool, 4> isJson{};

    const RequestRecord& record() const { return stored.record; }
    bool hasBodies() const { return stored.record.captured != nullptr; }
};

using InspectedRequestPointer = std::shared_ptr<const InspectedRequest>;

// `settings` are those of the request's provider.
InspectedRequestPointer inspect(
    StoredRequest request, const ProviderSettings& settings, const PriceTable& prices);

// US dollars; nothing when the model has no price or no tokens were counted.
std::optional<double> estimatedCost(const RequestRecord& record, const PriceTable& prices);

// JSON with an indented line for each member; numbers and texts stay as they are spelled. Errors:
// InvalidRequest for what is no JSON.
Result<std::string> indentedJson(std::string_view json);

} // namespace dragoman
