#include "inspection/TranslateCase.h"

#include "inspection/CapturedRequest.h"

namespace dragoman {

namespace {

std::string command(
    const std::string& from, const std::string& to, const std::string& kind, const std::string& file)
{
    return "dragoman translate --from " + from + " --to " + to + " --kind " + kind + " < " + file + '\n';
}

} // namespace

Result<std::vector<TranslateCase>> translateCases(const RequestRecord& record)
{
    if (!record.captured || record.providerProtocol.empty())
        return failure(
            ErrorKind::NotFound, "The bodies of this request were not kept, or no provider was asked.");
    const CapturedExchange& kept = *record.captured;
    if (const Result<void> whole = checkWhole(kept.clientRequest); !whole)
        return tl::unexpected(whole.error());
    std::vector<TranslateCase> cases;
    cases.push_back({ "request.json", kept.clientRequest.body,
        command(record.clientProtocol, record.providerProtocol, "request", "request.json") });
    if (!checkWhole(kept.providerAnswer) || kept.providerAnswer.start != "200")
        return cases;
    const std::string file = record.stream ? "stream.sse" : "reply.json";
    cases.push_back({ file, kept.providerAnswer.body,
        command(record.providerProtocol, record.clientProtocol, record.stream ? "stream" : "reply", file) });
    return cases;
}

} // namespace dragoman
