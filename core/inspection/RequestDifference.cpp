#include "inspection/RequestDifference.h"

#include "inspection/BlockDifference.h"
#include "inspection/BodyDifference.h"
#include "inspection/HeaderDifference.h"
#include "inspection/ParameterDifference.h"
#include "protocol/CodecTable.h"

namespace dragoman {

namespace {

struct Side
{
    Protocol protocol = Protocol::Anthropic;
    std::shared_ptr<ConversationStorage> storage = std::make_shared<ConversationStorage>();

    JsonValue body() const { return storage->body.root(); }
};

Result<Side> sideOf(const CapturedMessage& message, const std::string& protocol)
{
    const std::optional<Protocol> known = protocolByName(protocol);
    if (message.start.empty() || !known)
        return failure(ErrorKind::NotFound, "No provider was asked.");
    if (message.body.size() < message.size)
        return failure(ErrorKind::TooLarge, "The request was too large to be kept whole.");
    Side side{ *known };
    if (const Result<void> parsed = side.storage->body.parse(message.body); !parsed)
        return tl::unexpected(parsed.error());
    return side;
}

void compareModels(const Side& client, const Side& provider, RequestChanges& changes)
{
    const JsonValue asked = client.body()["model"];
    const JsonValue sent = provider.body()["model"];
    const bool same = asked.raw().text == sent.raw().text;
    changes.push_back(
        { RequestChange::Section::Model, same ? RequestChange::Kind::Same : RequestChange::Kind::Changed,
            same ? DifferenceRule::None : DifferenceRule::ModelRenamed, "model", "model", "model",
            std::string(asked.raw().text), std::string(sent.raw().text) });
}

Result<RequestChanges> compareTranslated(
    const Side& client, const Side& provider, const ProviderSettings& settings, const WarningNotes& notes)
{
    const Result<Conversation> asked
        = codecFor(client.protocol).readRequest(client.storage, RequestPurpose::CountTokens);
    const Result<Conversation> sent
        = codecFor(provider.protocol).readRequest(provider.storage, RequestPurpose::CountTokens);
    if (!asked || !sent)
        return tl::unexpected(asked ? sent.error() : asked.error());
    RequestChanges changes;
    compareModels(client, provider, changes);
    compareParameters({ client.protocol, client.body(), *asked },
        { provider.protocol, provider.body(), *sent }, settings.body, notes, changes);
    compareBlocks(readable(*asked), readable(*sent), notes, changes);
    return changes;
}

} // namespace

Result<RequestChanges> requestDifference(const RequestRecord& record, const ProviderSettings& settings)
{
    if (!record.captured)
        return failure(ErrorKind::NotFound, "The bodies of this request were not kept.");
    const CapturedExchange& captured = *record.captured;
    const Result<Side> client = sideOf(captured.clientRequest, record.clientProtocol);
    const Result<Side> provider = sideOf(captured.providerRequest, record.providerProtocol);
    if (!client || !provider)
        return tl::unexpected(client ? provider.error() : client.error());
    const bool sameProtocol = client->protocol == provider->protocol;
    const WarningNotes notes(record.warnings);
    Result<RequestChanges> changes;
    if (sameProtocol)
        compareBodies(client->body(), provider->body(), notes, *changes);
    else
        changes = compareTranslated(*client, *provider, settings, notes);
    if (changes)
        compareHeaders(captured.clientRequest.headers, captured.providerRequest.headers, sameProtocol,
            settings.headers, *changes);
    return changes;
}

} // namespace dragoman
