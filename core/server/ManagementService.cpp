#include "server/ManagementService.h"

#include "config/ConfigurationEdit.h"
#include "config/ObjectReader.h"
#include "server/CrossOrigin.h"
#include "server/ErrorAnswer.h"
#include "server/HealthPage.h"
#include "server/ManagementAnswers.h"
#include "server/ProviderTestTask.h"

#include <QUrl>

namespace dragoman {

namespace {

tl::unexpected<HttpAnswer> noSuchProvider(const std::string& name)
{
    return tl::unexpected(
        managementError({ ErrorKind::NotFound, "There is no provider '" + name + "'.", {}, {} }));
}

tl::unexpected<HttpAnswer> refused(const Error& error)
{
    return tl::unexpected(managementError(error));
}

// The model that the body of a test names; an empty body names none.
OrRefusal<std::string> readTestModel(const std::string& body)
{
    std::string model;
    if (body.empty())
        return model;
    JsonDocument document;
    if (const Result<void> parsed = document.parse(body); !parsed)
        return refused(parsed.error());
    std::vector<ConfigurationProblem> problems;
    ObjectReader reader(document.root(), "", problems);
    reader.string("model", model);
    reader.finish();
    if (!problems.empty())
        return tl::unexpected(managementProblems(problems));
    return model;
}

std::string locationOf(const std::string& name)
{
    return "/api/providers/" + QUrl::toPercentEncoding(QString::fromStdString(name)).toStdString();
}

// The revision was right when it was compared, so the file itself was changed since.
tl::unexpected<HttpAnswer> saveRefusal(const Error& error)
{
    return tl::unexpected(error.kind == ErrorKind::Conflict ? outdatedEdit() : managementError(error));
}

} // namespace

ManagementService::ManagementService(ManagementHost& host)
    : m_host(host)
    , m_start(std::chrono::steady_clock::now())
{
}

std::optional<HttpAnswer> ManagementService::admit(const RequestHead& head)
{
    if (isPreflight(m_access, head))
        return {};
    const Result<void> admitted = m_access.admit(head).and_then([&head] { return checkBodyType(head); });
    return admitted ? std::nullopt : std::optional(refuse(admitted.error(), head));
}

HttpAnswer ManagementService::refuse(const Error& error, const RequestHead& head) const
{
    HttpAnswer answer = managementError(error);
    const std::string methods = managementMethods(head.path);
    if (error.kind == ErrorKind::MethodNotAllowed && !methods.empty())
        answer.head.headers.add("Allow", methods);
    return answer;
}

HeaderList ManagementService::commonHeaders(const RequestHead& head) const
{
    HeaderList headers = crossOriginHeaders(m_access, head);
    if (!headers.isEmpty())
        headers.add("Access-Control-Expose-Headers", "ETag, Location");
    headers.add("Cache-Control", "no-store");
    return headers;
}

std::unique_ptr<HttpTask> ManagementService::begin(IncomingRequest request, ResponseChannel& channel)
{
    if (request.head.method == "OPTIONS") {
        channel.answer(optionsAnswer(m_access, request.head, managementMethods(request.head.path)));
        return {};
    }
    const Result<ManagementRoute> route = findManagementRoute(request.head);
    if (!route) {
        channel.answer(refuse(route.error(), request.head));
        return {};
    }
    OrRefusal<std::unique_ptr<HttpTask>> task = work(*route, std::move(request), channel);
    if (task)
        return std::move(*task);
    channel.answer(task.error());
    return {};
}

OrRefusal<std::unique_ptr<HttpTask>> ManagementService::work(
    const ManagementRoute& route, IncomingRequest request, ResponseChannel& channel)
{
    switch (route.operation) {
    case ManagementOperation::AddProvider:
    case ManagementOperation::ReplaceProvider:
    case ManagementOperation::RemoveProvider:
    case ManagementOperation::ReplaceConfiguration: return change(route, std::move(request), channel);
    case ManagementOperation::TestProvider: return test(route.name, request.body, channel);
    case ManagementOperation::ListProviders:
    case ManagementOperation::ShowProvider:
    case ManagementOperation::ForgiveProvider:
    case ManagementOperation::ListHealth:
    case ManagementOperation::ShowHealth:
    case ManagementOperation::ShowConfiguration:
    case ManagementOperation::ShowMetrics: break;
    }
    return page(route).map([&channel](const HttpAnswer& answer) {
        channel.answer(answer);
        return std::unique_ptr<HttpTask>();
    });
}

OrRefusal<std::unique_ptr<HttpTask>> ManagementService::change(
    const ManagementRoute& route, IncomingRequest request, ResponseChannel& channel)
{
    const Result<std::string> revision = m_host.revision();
    if (!revision)
        return refused(revision.error());
    const OrRefusal<Configuration> edited
        = checkPrecondition(request.head, *revision).and_then([&]() -> OrRefusal<Configuration> {
              return editedConfiguration(route, std::move(request.body), m_host.configuration());
          });
    if (!edited)
        return tl::unexpected(edited.error());
    if (const Result<void> saved = m_host.save(*edited, *revision); !saved)
        return saveRefusal(saved.error());
    return m_pending.wait(changedHead(route, *edited), channel);
}

ResponseHead ManagementService::changedHead(const ManagementRoute& route, const Configuration& changed) const
{
    ResponseHead head;
    head.status = 200;
    if (route.operation == ManagementOperation::RemoveProvider)
        head.status = 204;
    if (route.operation == ManagementOperation::AddProvider) {
        head.status = 201;
        head.headers.add("Location", locationOf(changed.providers.back().name));
    }
    if (const Result<std::string> revision = m_host.revision())
        head.headers.add("ETag", entityTag(*revision));
    return head;
}

OrRefusal<std::unique_ptr<HttpTask>> ManagementService::test(
    const std::string& name, const std::string& body, ResponseChannel& channel)
{
    const Configuration& configuration = m_host.configuration();
    const ProviderConfig* const provider = findProvider(configuration, name);
    if (!provider)
        return noSuchProvider(name);
    OrRefusal<std::string> model = readTestModel(body);
    if (!model)
        return tl::unexpected(model.error());
    if (!m_client)
        m_client = std::make_unique<UpstreamClient>();
    auto task
        = std::make_unique<ProviderTestTask>(*m_client, configuration, *provider, std::move(*model), channel);
    task->start();
    return task;
}

OrRefusal<HttpAnswer> ManagementService::page(const ManagementRoute& route)
{
    switch (route.operation) {
    case ManagementOperation::ListProviders:
        return tagged(providerListJson(m_host.configuration(), m_host.health()));
    case ManagementOperation::ShowProvider: return providerPage(route.name);
    case ManagementOperation::ForgiveProvider: return forgive(route.name);
    case ManagementOperation::ShowHealth: return healthOf(route.name);
    case ManagementOperation::ShowConfiguration: return tagged(configurationJson(m_host.configuration()));
    case ManagementOperation::ShowMetrics: return metricsAnswer(m_host.metrics());
    case ManagementOperation::ListHealth:
    case ManagementOperation::AddProvider:
    case ManagementOperation::ReplaceProvider:
    case ManagementOperation::RemoveProvider:
    case ManagementOperation::TestProvider:
    case ManagementOperation::ReplaceConfiguration: break;
    }
    const auto uptime
        = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - m_start);
    return jsonAnswer(healthPage("ok", uptime.count(), m_host.health()));
}

OrRefusal<HttpAnswer> ManagementService::providerPage(const std::string& name) const
{
    const ProviderConfig* const provider = findProvider(m_host.configuration(), name);
    if (!provider)
        return noSuchProvider(name);
    return tagged(providerJson(*provider));
}

OrRefusal<HttpAnswer> ManagementService::healthOf(const std::string& name) const
{
    const std::vector<ProviderHealth> all = m_host.health();
    const ProviderHealth* const health = findHealth(all, name);
    if (!health)
        return noSuchProvider(name);
    return jsonAnswer(healthJson(*health));
}

OrRefusal<HttpAnswer> ManagementService::forgive(const std::string& name)
{
    m_host.forgive(name); // a name that there is not has nothing to be forgiven
    return healthOf(name);
}

HttpAnswer ManagementService::tagged(std::string body) const
{
    HttpAnswer answer = jsonAnswer(std::move(body));
    if (const Result<std::string> revision = m_host.revision())
        answer.head.headers.add("ETag", entityTag(*revision));
    return answer;
}

} // namespace dragoman
