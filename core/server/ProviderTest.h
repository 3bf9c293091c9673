#pragma once

#include "config/Configuration.h"
#include "config/KeyRing.h"
#include "server/ModelCatalog.h"
#include "server/ProviderTestJudge.h"
#include "server/ProviderTestReport.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace dragoman {

// A key of the provider, as far as it could be loaded.
struct ProviderTestKey
{
    std::string label; // "env:NAME"
    Result<Secret> secret;
};

struct ProviderTestPlan
{
    ProviderConfig provider{};
    std::vector<ProviderTestKey> keys{}; // in the order in which they are tried; none = it needs none
    std::string model{}; // empty: the first of middle, small, big, or of the provider's own list
};

// The keys of a provider as a ring holds them.
std::vector<ProviderTestKey> providerTestKeys(const ProviderConfig& provider, const KeyRing& ring);

// Hears how a test goes on, from the event loop.
class ProviderTestListener
{
public:
    virtual ~ProviderTestListener() = default;
    // Not for a step that is skipped because the test has ended.
    virtual void onStepStarted(ProviderTestStep step) = 0;
    virtual void onStepFinished(const ProviderTestResult& result) = 0;
    // All steps have a result. May destroy the test.
    virtual void onTestFinished(const ProviderTestReport& report) = 0;
};

// Asks a provider, at the price of a few tokens, what works: one small call after the other, each within
// the provider's own time limits. What makes every later call fail (no connection, a refused key, a limit
// of requests) ends the test; the steps that are left are skipped with the reason. Each key that was
// loaded is tried with a completion of one token; the first that works serves the later steps. Destroying
// the test cancels it.
class ProviderTest
{
public:
    // `client` and `listener` must outlive the test.
    ProviderTest(UpstreamClient& client, ProviderTestPlan plan, ProviderTestListener& listener);

    // Once. The listener may hear of the first steps before this returns.
    void start();
    const ProviderTestReport& report() const { return m_report; }

private:
    using Answered = void (ProviderTest::*)(const CollectedReply&);

    void call(ProviderTestRequest request, Answered answered);
    ProviderTestTarget target() const;
    ProviderTestJudge judge() const { return { m_plan.provider, m_report.model }; }

    void loadKeys();
    void askModels();
    void takeModels(const CollectedReply& reply);
    void learnModels(const std::vector<ModelInfo>& listed);
    void askCompletion();
    void takeCompletion(const CollectedReply& reply);
    void noteKey(const ProviderTestJudgement& judged);
    void keepCompletion(const ProviderTestJudgement& judged);
    void finishCompletion();
    void askNext();
    void askStep(ProviderTestStep step);
    void takeStep(const CollectedReply& reply);
    void finishCounting();

    bool selectNextKey();
    void begin(ProviderTestStep step);
    void end(ProviderTestResult result);
    void skipRest(const std::string& reason);
    std::string withoutSecrets(std::string text) const;

    struct LoadedKey
    {
        CallKey key;
        std::size_t index = 0; // into the report's keys
    };

    UpstreamClient& m_client;
    const ProviderTestPlan m_plan;
    ProviderTestListener& m_listener;
    ModelCatalog m_catalog;
    ProviderTestReport m_report;
    std::vector<LoadedKey> m_keys;
    std::size_t m_key = 0; // the one that is used
    std::size_t m_chosenKey = 0; // the one for the steps behind the completion
    ProviderTestRequest m_request; // without its call, which has left
    ProviderTestJudgement m_completion; // the best so far
    bool m_hasCompletion = false;
    std::int64_t m_keyTokens = 0;
    std::unique_ptr<CollectedCall> m_call;
};

} // namespace dragoman
