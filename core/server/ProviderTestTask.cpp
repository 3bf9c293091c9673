#include "server/ProviderTestTask.h"

#include "server/ErrorAnswer.h"
#include "server/ManagementAnswers.h"
#include "server/ProviderTestJson.h"

namespace dragoman {

namespace {

Configuration reducedTo(const ProviderConfig& provider)
{
    Configuration only;
    only.providers.push_back(provider);
    return only;
}

} // namespace

ProviderTestTask::ProviderTestTask(UpstreamClient& client, const Configuration& configuration,
    const ProviderConfig& provider, std::string model, ResponseChannel& channel)
    : m_client(client)
    , m_only(reducedTo(provider))
    , m_model(std::move(model))
    , m_channel(channel)
    , m_keys(keySourcesOf(configuration))
{
}

void ProviderTestTask::start()
{
    m_keys.load(m_only, [this](const KeyRing& ring) { test(ring); });
}

void ProviderTestTask::test(const KeyRing& ring)
{
    const ProviderConfig& provider = m_only.providers.front();
    const ProviderTestPlan plan{ provider, providerTestKeys(provider, ring), m_model };
    m_test = std::make_unique<ProviderTest>(m_client, plan, *this);
    m_test->start();
}

void ProviderTestTask::onTestFinished(const ProviderTestReport& report)
{
    m_channel.answer(jsonAnswer(providerTestJson(report)));
}

void ProviderTestTask::onStop()
{
    if (m_channel.isUntouched())
        m_channel.answer(managementError(503, "Dragoman stops."));
}

} // namespace dragoman
