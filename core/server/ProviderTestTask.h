#pragma once

#include "config/KeyLoader.h"
#include "server/HttpService.h"
#include "server/ProviderTest.h"

#include <memory>
#include <string>

namespace dragoman {

// Tests a provider for the management API: loads its keys, asks it, answers with the whole report.
class ProviderTestTask : public HttpTask, public ProviderTestListener
{
public:
    // `client` must outlive the task. `configuration` holds the provider that is meant; an empty model leaves
    // the choice to the test.
    ProviderTestTask(UpstreamClient& client, const Configuration& configuration,
        const ProviderConfig& provider, std::string model, ResponseChannel& channel);

    void start();
    void onStop() override;

private:
    void test(const KeyRing& ring);
    void onStepStarted(ProviderTestStep) override { }
    void onStepFinished(const ProviderTestResult&) override { }
    void onTestFinished(const ProviderTestReport& report) override;

    UpstreamClient& m_client;
    Configuration m_only; // no other provider: no other key is loaded
    const std::string m_model;
    ResponseChannel& m_channel;
    KeyLoader m_keys;
    std::unique_ptr<ProviderTest> m_test;
};

} // namespace dragoman
