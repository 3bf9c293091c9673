#include "server/ReplayTask.h"

#include "server/Exchange.h"
#include "server/RequestSecrets.h"

namespace dragoman {

namespace {

// An endpoint for one request to one provider with the provider's own keys.
std::shared_ptr<const EndpointConfig> endpointFor(const ReplayRequest& request)
{
    EndpointConfig endpoint;
    endpoint.name = ReplayTask::endpointName;
    endpoint.protocol = request.protocol;
    endpoint.access = AccessMode::Open;
    endpoint.providers = { request.provider };
    return std::make_shared<EndpointConfig>(std::move(endpoint));
}

} // namespace

ReplayTask::ReplayTask(ServerContext& context, ReplayRequest request)
    : m_context(context)
    , m_request(std::move(request))
    , m_body(context.captureBudget, std::chrono::steady_clock::now())
{
    connect(&m_ticker, &QTimer::timeout, this, [this] {
        if (m_task)
            m_task->onTick(std::chrono::steady_clock::now());
    });
}

ReplayTask::~ReplayTask() = default;

void ReplayTask::start()
{
    m_ticker.start(std::chrono::seconds(1));
    ResponseChannel& channel = *this;
    auto exchange = std::make_unique<Exchange>(m_context, EndpointView{ endpointFor(m_request), m_turn },
        Route{ Operation::Generate, m_request.protocol }, IncomingRequest{ m_request.head, m_request.body },
        channel);
    Exchange& started = *exchange;
    m_task = std::move(exchange);
    started.start();
}

void ReplayTask::sendHead(const ResponseHead& head, std::optional<std::uint64_t>)
{
    m_answer.start = std::to_string(head.status);
    m_headers = head.headers;
}

// The exchange is on the stack.
void ReplayTask::finish()
{
    QMetaObject::invokeMethod(this, &ReplayTask::tell, Qt::QueuedConnection);
}

void ReplayTask::tell()
{
    m_ticker.stop();
    m_task.reset(); // its record comes first
    const SecretFinder secrets = requestSecrets(m_context, *m_context.configuration, m_request.head);
    ReplayAnswer told{ std::move(m_answer), {} };
    told.answer.headers = headersWithoutSecrets(m_headers, secrets);
    m_body.take(secrets, told.answer, &told.marks);
    Q_EMIT answered(told);
}

} // namespace dragoman
