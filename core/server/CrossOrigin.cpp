#include "server/CrossOrigin.h"

namespace dragoman {

bool isPreflight(const AccessCheck& access, const RequestHead& head)
{
    return head.method == "OPTIONS" && access.grantedOrigin(head);
}

HttpAnswer optionsAnswer(const AccessCheck& access, const RequestHead& head, const std::string& methods)
{
    const std::string all = methods + ", OPTIONS";
    HttpAnswer answer{ { 204, { { "Allow", all } } }, {} };
    if (access.grantedOrigin(head)) {
        answer.head.headers.add("Access-Control-Allow-Methods", all);
        answer.head.headers.add("Access-Control-Allow-Headers",
            std::string(head.headers.value("access-control-request-headers")));
        answer.head.headers.add("Access-Control-Max-Age", "600");
    }
    return answer;
}

HeaderList crossOriginHeaders(const AccessCheck& access, const RequestHead& head)
{
    const std::optional<std::string> origin = access.grantedOrigin(head);
    if (!origin)
        return {};
    return { { "Access-Control-Allow-Origin", *origin }, { "Vary", "Origin" } };
}

} // namespace dragoman
