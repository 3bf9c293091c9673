#pragma once

#include "app/SampleCall.h"
#include "config/KeyRing.h"
#include "server/ModelCatalog.h"
#include "server/ProviderTest.h"
#include "ui/Backend.h"

#include <QPointer>

#include <memory>

namespace dragoman {

// The calls that the user asks for in a window: the test of a provider, its list of models, a sample. On the
// thread of the windows, beside the proxy.
class ProviderCalls : private ProviderTestListener
{
public:
    ProviderCalls();
    ~ProviderCalls() override;

    // Each as the method of Backend of that name; a second call ends the first.
    void test(const ProviderTestPlan& plan, QObject* context, Backend::TestProgress progress);
    void cancelTest();
    void fetchModels(const ProviderTestPlan& plan, QObject* context, Backend::ModelsDone done);
    void sample(const SampleCall::Question& question, QObject* context, const Backend::TextArrived& text,
        const Backend::Done& done);
    void cancelSample();

private:
    void onStepStarted(ProviderTestStep) override { }
    void onStepFinished(const ProviderTestResult& result) override;
    void onTestFinished(const ProviderTestReport& report) override;
    void report(const ProviderTestReport& report, bool isFinished);
    UpstreamClient& client();

    std::unique_ptr<UpstreamClient> m_client; // made when it is needed; outlives the calls
    std::unique_ptr<ProviderTest> m_test;
    QPointer<QObject> m_testContext;
    Backend::TestProgress m_testProgress;
    ProviderConfig m_listed; // what m_listing refers to
    std::unique_ptr<ModelListing> m_listing;
    std::unique_ptr<SampleCall> m_sample;
};

} // namespace dragoman
