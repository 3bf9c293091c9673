#include "inspection/ReplayRequest.h"

#include "base/Secret.h"
#include "inspection/CapturedRequest.h"
#include "protocol/BodyEdit.h"
#include "protocol/CodecTable.h"

namespace dragoman {

namespace {

// The query without what was hidden in it.
std::string openQuery(std::string_view query)
{
    std::string open;
    while (!query.empty()) {
        const std::string_view parameter = query.substr(0, query.find('&'));
        if (parameter.find(redactedSecret) == std::string_view::npos)
            open += (open.empty() ? "" : "&") + std::string(parameter);
        query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    }
    return open;
}

RequestHead headOf(const CapturedMessage& request)
{
    RequestHead head;
    const std::size_t space = request.start.find(' ');
    const std::string target = request.start.substr(std::min(space + 1, request.start.size()));
    const std::size_t question = std::min(target.find('?'), target.size());
    head.method = request.start.substr(0, space);
    head.path = target.substr(0, question);
    head.query = openQuery(std::string_view(target).substr(std::min(question + 1, target.size())));
    head.target = head.query.empty() ? head.path : head.path + '?' + head.query;
    for (const auto& [name, value] : request.headers) {
        if (value.find(redactedSecret) == std::string::npos)
            head.headers.add(name, value);
    }
    return head;
}

Result<std::string> bodyFor(const CapturedMessage& request, const std::string& model)
{
    JsonDocument document;
    if (const Result<void> parsed = document.parse(request.body); !parsed || !document.root().isObject())
        return failure(
            ErrorKind::InvalidRequest, "The request is no JSON object; no provider would take it.");
    if (model.empty())
        return request.body;
    BodyEdit edit(document);
    edit.replaceMember("model", '"' + escapeJson(model) + '"');
    return edit.apply();
}

Result<ReplayRequest> checked(const RequestRecord& record, const std::string& provider)
{
    const std::optional<Protocol> protocol = protocolByName(record.clientProtocol);
    if (!record.captured || !protocol)
        return failure(ErrorKind::NotFound, "The bodies of this request were not kept.");
    if (provider.empty())
        return failure(ErrorKind::NotFound, "No provider was asked; choose one.");
    const CapturedMessage& request = record.captured->clientRequest;
    if (const Result<void> whole = checkWhole(request); !whole) {
        return failure(whole.error().kind, "It cannot be sent again: " + whole.error().message);
    }
    ReplayRequest replay;
    replay.protocol = *protocol;
    replay.provider = provider;
    replay.head = headOf(request);
    replay.mayLackSecrets = request.body.find(redactedSecret) != std::string::npos;
    return replay;
}

} // namespace

Result<ReplayRequest> replayRequest(const RequestRecord& record, const ReplayChoice& choice)
{
    Result<ReplayRequest> replay
        = checked(record, choice.provider.empty() ? record.provider : choice.provider);
    if (!replay)
        return replay;
    Result<std::string> body = bodyFor(record.captured->clientRequest, choice.model);
    if (!body)
        return tl::unexpected(body.error());
    replay->body = std::move(*body);
    return replay;
}

} // namespace dragoman
