#pragma once

#include "server/ProviderCall.h"
#include "server/ProviderTestReport.h"
#include "server/ProviderTestRequest.h"

#include <optional>
#include <string>
#include <vector>

namespace dragoman {

// What an answer says about a step, and whether it is worth asking on.
struct ProviderTestJudgement
{
    ProviderTestResult result{};
    bool keyRefused = false; // 401, or 403 to a generation
    bool hopeless = false; // the same would happen to every later step
    std::vector<ModelInfo> models{}; // of the list of models
};

// Reads the provider's answers: pure, from bytes to sentences. Texts may hold secrets that the provider
// repeats; whoever shows them removes those first.
class ProviderTestJudge
{
public:
    // `model` is the one that is asked, for advice; empty = not known yet.
    ProviderTestJudge(const ProviderConfig& provider, std::string model)
        : m_provider(provider)
        , m_model(std::move(model))
    {
    }

    // Whether the provider was reached at all.
    static ProviderTestJudgement connect(const CollectedReply& reply);
    ProviderTestJudgement models(const CollectedReply& reply) const;
    ProviderTestJudgement generation(
        ProviderTestStep step, const ProviderTestRequest& request, const CollectedReply& reply) const;
    ProviderTestJudgement count(const CollectedReply& reply) const;

private:
    ProviderTestJudgement refusal(ProviderTestStep step, int status, const Error& error) const;
    std::string refusalText(ProviderTestStep step, int status, const Error& error) const;

    const ProviderConfig& m_provider;
    const std::string m_model;
};

} // namespace dragoman
