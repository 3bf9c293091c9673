#include "server/ProviderTest.h"

#include <utility>

namespace dragoman {

namespace {

std::string configuredModel(const ProviderConfig& provider)
{
    for (const auto* role : { &provider.models.middle, &provider.models.small, &provider.models.big }) {
        if (!role->empty())
            return role->front();
    }
    return {};
}

ProviderTestResult skipped(ProviderTestStep step, std::string reason)
{
    ProviderTestResult result;
    result.step = step;
    result.explanation = std::move(reason);
    return result;
}

} // namespace

std::vector<ProviderTestKey> providerTestKeys(const ProviderConfig& provider, const KeyRing& ring)
{
    std::vector<ProviderTestKey> keys;
    for (const KeyReference& reference : provider.keys)
        keys.push_back({ keyLabel(reference), ring.find(reference) });
    return keys;
}

ProviderTest::ProviderTest(UpstreamClient& client, ProviderTestPlan plan, ProviderTestListener& listener)
    : m_client(client)
    , m_plan(std::move(plan))
    , m_listener(listener)
    , m_catalog(client)
{
    m_report.provider = m_plan.provider.name;
    m_report.protocol = m_plan.provider.protocol;
    m_report.model = m_plan.model.empty() ? configuredModel(m_plan.provider) : m_plan.model;
}

void ProviderTest::start()
{
    m_report.time = std::chrono::system_clock::now();
    loadKeys();
    if (m_keys.empty())
        return skipRest("No key of the provider could be loaded: " + m_report.keys.front().explanation);
    begin(ProviderTestStep::Connect);
    askModels();
}

void ProviderTest::loadKeys()
{
    if (m_plan.keys.empty()) {
        m_report.keys.push_back({ {} });
        m_keys.push_back({ {}, 0 });
    }
    for (const ProviderTestKey& key : m_plan.keys) {
        ProviderKeyResult result{ key.label };
        if (key.secret) {
            m_keys.push_back({ CallKey{ *key.secret, key.label, {} }, m_report.keys.size() });
        } else {
            result.verdict = ProviderKeyVerdict::NotLoaded;
            result.explanation = key.secret.error().message;
        }
        m_report.keys.push_back(std::move(result));
    }
}

void ProviderTest::call(ProviderTestRequest request, Answered answered)
{
    UpstreamRequest sent = std::move(request.call);
    m_request = std::move(request);
    m_call = std::make_unique<CollectedCall>(m_client, std::move(sent),
        [this, answered](const CollectedReply& reply) { (this->*answered)(reply); });
}

ProviderTestTarget ProviderTest::target() const
{
    return { m_plan.provider, m_catalog.profileFor(m_plan.provider, m_report.model), m_keys[m_key].key };
}

void ProviderTest::askModels()
{
    call(modelsTestRequest(target()), &ProviderTest::takeModels);
}

void ProviderTest::takeModels(const CollectedReply& reply)
{
    if (!m_report.find(ProviderTestStep::Connect)) {
        const ProviderTestJudgement connected = ProviderTestJudge::connect(reply);
        end(connected.result);
        if (connected.hopeless)
            return skipRest("There is no connection to the provider.");
        begin(ProviderTestStep::Models);
    }
    const ProviderTestJudgement judged = judge().models(reply);
    if (judged.keyRefused) {
        noteKey(judged);
        if (selectNextKey())
            return askModels();
    }
    end(judged.result);
    if (judged.hopeless)
        return skipRest(judged.result.explanation);
    learnModels(judged.models);
    if (m_report.model.empty())
        return skipRest("No model is known: write the model names into the configuration.");
    begin(ProviderTestStep::Completion);
    askCompletion();
}

// What the list says of the models decides how requests are written for them.
void ProviderTest::learnModels(const std::vector<ModelInfo>& listed)
{
    m_catalog.store(m_plan.provider, listed);
    if (m_report.model.empty() && !listed.empty())
        m_report.model = listed.front().id;
}

void ProviderTest::askCompletion()
{
    Result<ProviderTestRequest> request
        = generationTestRequest(ProviderTestStep::Completion, target(), false);
    if (!request) {
        end(skipped(ProviderTestStep::Completion, request.error().message));
        return skipRest(request.error().message);
    }
    call(std::move(*request), &ProviderTest::takeCompletion);
}

void ProviderTest::takeCompletion(const CollectedReply& reply)
{
    const ProviderTestJudgement judged = judge().generation(ProviderTestStep::Completion, m_request, reply);
    noteKey(judged);
    keepCompletion(judged);
    const bool answered = reply.head.status != 0; // else other keys would only wait, too
    if (answered && selectNextKey())
        return askCompletion();
    finishCompletion();
}

void ProviderTest::noteKey(const ProviderTestJudgement& judged)
{
    ProviderKeyResult& key = m_report.keys[m_keys[m_key].index];
    key.explanation = withoutSecrets(judged.result.explanation);
    if (judged.result.hasPassed())
        key.verdict = ProviderKeyVerdict::Works;
    else
        key.verdict = judged.keyRefused ? ProviderKeyVerdict::Refused : ProviderKeyVerdict::Failed;
}

// The first key that works stands for all; without one, the first that the provider did not refuse.
void ProviderTest::keepCompletion(const ProviderTestJudgement& judged)
{
    m_keyTokens += judged.result.tokens;
    const bool isBetter = judged.result.hasPassed() ? !m_completion.result.hasPassed()
                                                    : m_completion.keyRefused && !judged.keyRefused;
    if (m_hasCompletion && !isBetter)
        return;
    m_hasCompletion = true;
    m_completion = judged;
    m_chosenKey = m_key;
}

void ProviderTest::finishCompletion()
{
    m_key = m_chosenKey;
    m_completion.result.tokens = m_keyTokens;
    end(m_completion.result);
    if (m_completion.hopeless || m_completion.keyRefused)
        return skipRest(m_completion.result.explanation);
    askNext();
}

bool ProviderTest::selectNextKey()
{
    if (m_key + 1 >= m_keys.size())
        return false;
    ++m_key;
    return true;
}

void ProviderTest::askNext()
{
    const std::size_t next = m_report.steps.size();
    if (next == providerTestSteps.size())
        return m_listener.onTestFinished(m_report);
    begin(providerTestSteps[next]);
    if (providerTestSteps[next] == ProviderTestStep::CountTokens)
        return finishCounting();
    askStep(providerTestSteps[next]);
}

void ProviderTest::askStep(ProviderTestStep step)
{
    const bool stream = !m_completion.result.hasPassed(); // whole replies do not work
    Result<ProviderTestRequest> request = generationTestRequest(step, target(), stream);
    if (request)
        return call(std::move(*request), &ProviderTest::takeStep);
    end(skipped(step, request.error().message));
    askNext();
}

void ProviderTest::finishCounting()
{
    if (m_plan.provider.protocol == Protocol::Anthropic)
        return call(countTestRequest(target()), &ProviderTest::takeStep);
    ProviderTestResult result = skipped(
        ProviderTestStep::CountTokens, "This protocol cannot count tokens; Dragoman estimates them.");
    result.outcome = ProviderTestOutcome::NotSupported;
    result.supports = false;
    end(std::move(result));
    askNext();
}

void ProviderTest::takeStep(const CollectedReply& reply)
{
    const ProviderTestStep step = providerTestSteps[m_report.steps.size()];
    const ProviderTestJudgement judged = step == ProviderTestStep::CountTokens
        ? judge().count(reply)
        : judge().generation(step, m_request, reply);
    end(judged.result);
    const bool noReply = step == ProviderTestStep::Streaming && !m_completion.result.hasPassed()
        && !judged.result.hasPassed();
    if (noReply)
        return skipRest("The model answers neither whole nor as a stream.");
    if (judged.hopeless)
        return skipRest(judged.result.explanation);
    askNext();
}

void ProviderTest::begin(ProviderTestStep step)
{
    m_listener.onStepStarted(step);
}

void ProviderTest::end(ProviderTestResult result)
{
    result.explanation = withoutSecrets(std::move(result.explanation));
    for (std::string& sentence : result.deviations)
        sentence = withoutSecrets(std::move(sentence));
    m_report.steps.push_back(std::move(result));
    m_listener.onStepFinished(m_report.steps.back());
}

void ProviderTest::skipRest(const std::string& reason)
{
    while (m_report.steps.size() < providerTestSteps.size())
        end(skipped(providerTestSteps[m_report.steps.size()], reason));
    m_listener.onTestFinished(m_report);
}

std::string ProviderTest::withoutSecrets(std::string text) const
{
    for (const LoadedKey& loaded : m_keys)
        text = redact(std::move(text), loaded.key.secret);
    return redactKeyShapes(std::move(text));
}

} // namespace dragoman
