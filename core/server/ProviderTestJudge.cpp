#include "server/ProviderTestJudge.h"

#include "http/ContentDecoder.h"
#include "protocol/CodecTable.h"
#include "protocol/ProtocolCheck.h"
#include "protocol/ProviderErrorText.h"
#include "protocol/ReplyReader.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr int unauthorized = 401;
constexpr int forbidden = 403;
constexpr int notFound = 404;

using Step = ProviderTestStep;
using Outcome = ProviderTestOutcome;

// What the events of a reply show.
class ReplyWitness : public ReplySink
{
public:
    void on(const ReplyEvent& event) override
    {
        std::visit(Overloaded{ [this](const ReplyStarted& started) { m_usage.update(started.usage); },
                       [this](const UsageReported& reported) { m_usage.update(reported.usage); },
                       [this](const BlockOpened& opened) { see(opened.kind); },
                       [this](const ReplyFailed& failed) { m_error = failed.error; },
                       [](const BlockDelta&) {}, [](const BlockClosed&) {}, [](const CitationFound&) {},
                       [](const Ping&) {}, [](const ReplyFinished&) {} },
            event);
    }

    const std::optional<Error>& error() const { return m_error; }
    bool calledTool() const { return m_calledTool; }
    bool thought() const { return m_thought || m_usage.reasoning.value_or(0) > 0; }
    std::int64_t tokens() const
    {
        return m_usage.input.value_or(0) + m_usage.output.value_or(0) + m_usage.cacheRead.value_or(0)
            + m_usage.cacheWrite.value_or(0);
    }

private:
    void see(BlockKind kind)
    {
        m_calledTool = m_calledTool || kind == BlockKind::ToolUse;
        m_thought = m_thought || kind == BlockKind::Thinking || kind == BlockKind::RedactedThinking;
    }

    Usage m_usage;
    std::optional<Error> m_error;
    bool m_calledTool = false;
    bool m_thought = false;
};

bool isAccepted(int status)
{
    return status >= 200 && status < 300;
}

// The body without content coding; nothing when it is not what the coding says.
std::optional<std::string> plainBody(const CollectedReply& reply)
{
    const std::string_view coding = reply.head.headers.value("content-encoding");
    if (coding.empty() || headerNameEquals(coding, "identity"))
        return reply.body;
    Result<ContentDecoder> decoder = ContentDecoder::create(coding);
    std::string plain;
    if (!decoder || !decoder->feed(reply.body, plain))
        return {};
    return plain;
}

// No later call can fare better.
bool isHopeless(UpstreamFailureKind kind)
{
    switch (kind) {
    case UpstreamFailureKind::Dns:
    case UpstreamFailureKind::Refused:
    case UpstreamFailureKind::Tls:
    case UpstreamFailureKind::ConnectTimeout:
    case UpstreamFailureKind::Proxy:
    case UpstreamFailureKind::BadUrl:
    case UpstreamFailureKind::Redirect: return true;
    case UpstreamFailureKind::FirstByteTimeout:
    case UpstreamFailureKind::IdleTimeout:
    case UpstreamFailureKind::TotalTimeout:
    case UpstreamFailureKind::Cut:
    case UpstreamFailureKind::Protocol:
    case UpstreamFailureKind::TooLarge:
    case UpstreamFailureKind::Other: break;
    }
    return false;
}

// Key without right, nothing left to pay with, or asked to wait: asking on would only be a burden.
bool isHopeless(int status)
{
    constexpr int paymentRequired = 402;
    constexpr int tooManyRequests = 429;
    return status == unauthorized || status == paymentRequired || status == tooManyRequests;
}

ProviderTestJudgement judgement(Step step, Outcome outcome, std::string explanation)
{
    ProviderTestJudgement judged;
    judged.result.step = step;
    judged.result.outcome = outcome;
    judged.result.explanation = std::move(explanation);
    if (outcome == Outcome::Passed)
        judged.result.supports = true;
    if (outcome == Outcome::NotSupported)
        judged.result.supports = false;
    return judged;
}

ProviderTestJudgement transportFailure(Step step, const UpstreamFailure& failure)
{
    ProviderTestJudgement judged = judgement(step, Outcome::Failed, failure.message);
    judged.hopeless = isHopeless(failure.kind);
    return judged;
}

ProviderTestJudgement withTiming(ProviderTestJudgement judged, const CollectedReply& reply)
{
    const UpstreamTiming& timing = reply.outcome.timing;
    judged.result.duration = timing.total;
    if (timing.firstByte.count() > 0)
        judged.result.firstByte = timing.firstByte;
    return judged;
}

void addDeviations(ProviderTestResult& result, std::vector<std::string> sentences)
{
    std::move(sentences.begin(), sentences.end(), std::back_inserter(result.deviations));
    if (result.outcome == Outcome::Passed && !result.deviations.empty())
        result.outcome = Outcome::PassedWithDeviation;
}

void addCodingDeviation(ProviderTestResult& result, const CollectedReply& reply)
{
    if (!reply.head.headers.value("content-encoding").empty())
        addDeviations(result, { "content-encoding is set although no coding was asked for." });
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    return lower;
}

bool containsAny(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
        [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool namesFeature(Step step, std::string_view text)
{
    switch (step) {
    case Step::Streaming: return containsAny(text, { "stream" });
    case Step::ToolCall: return containsAny(text, { "tool", "function" });
    case Step::Image:
        return containsAny(text, { "image", "vision", "multimodal", "modalit", "content type", "string" });
    case Step::Thinking: return containsAny(text, { "thinking", "reasoning", "effort", "budget" });
    case Step::Connect:
    case Step::Models:
    case Step::Completion:
    case Step::CountTokens: break;
    }
    return false;
}

// The words in which hosts say that they do not know something.
bool saysUnknown(std::string_view text)
{
    return containsAny(text,
        { "support", "unknown", "unrecognized", "unexpected", "not permitted", "not allowed", "not available",
            "not enabled", "not implemented", "requires", "must be a string", "should be a string",
            "valid string", "is not a multimodal", "extra inputs", "cannot", "unable" });
}

bool refusesFeature(Step step, int status, const Error& error)
{
    constexpr int notImplemented = 501;
    constexpr int firstServerError = 500;
    if (status == notImplemented)
        return true;
    const std::string text = lowerCase(error.message + ' ' + error.param + ' ' + error.code);
    return status < firstServerError && namesFeature(step, text) && saysUnknown(text);
}

// The models that reason may answer so to a small limit: they took the request.
bool saysLimitTooSmall(const Error& error)
{
    return containsAny(lowerCase(error.message), { "output limit was reached" });
}

bool lacksPath(int status)
{
    return status == notFound || status == 405 || status == 501;
}

std::string successText(Step step)
{
    switch (step) {
    case Step::Streaming: return "The answer comes as a stream.";
    case Step::ToolCall: return "The model calls the tool.";
    case Step::Image: return "The provider takes an image.";
    case Step::Thinking: return "The model thinks.";
    case Step::Connect: return "The provider answers.";
    case Step::Completion:
    case Step::Models:
    case Step::CountTokens: break;
    }
    return {};
}

// A feature that was accepted but does not show.
void lookForFeature(ProviderTestJudgement& judged, const ProviderTestRequest& request,
    const ReplyWitness& witness, ReplyReader::Form form)
{
    ProviderTestResult& result = judged.result;
    const auto replace = [&result](Outcome outcome, std::string text, std::optional<bool> supports) {
        result.outcome = outcome;
        result.explanation = std::move(text);
        result.supports = supports;
    };
    if (result.step == Step::Streaming && form == ReplyReader::Form::Whole)
        replace(Outcome::NotSupported, "The provider answers in one piece although a stream was asked for.",
            false);
    if (result.step == Step::ToolCall && !witness.calledTool()) {
        const bool forced = request.expected.toolForced;
        replace(forced ? Outcome::NotSupported : Outcome::PassedWithDeviation,
            "The provider takes the tool, but the model does not call it.",
            forced ? std::optional(false) : std::nullopt);
    }
    if (result.step == Step::Thinking && !witness.thought())
        replace(Outcome::PassedWithDeviation, "The provider takes the request, but no thinking comes.", {});
}

} // namespace

ProviderTestJudgement ProviderTestJudge::connect(const CollectedReply& reply)
{
    const std::optional<UpstreamFailure>& failure = reply.outcome.failure;
    const bool reached
        = !failure || !isHopeless(failure->kind) || failure->kind == UpstreamFailureKind::Redirect;
    ProviderTestJudgement judged = reached
        ? judgement(Step::Connect, Outcome::Passed, successText(Step::Connect))
        : transportFailure(Step::Connect, *failure);
    judged.result.duration = reply.outcome.timing.connect;
    return judged;
}

ProviderTestJudgement ProviderTestJudge::models(const CollectedReply& reply) const
{
    if (reply.outcome.failure)
        return withTiming(transportFailure(Step::Models, *reply.outcome.failure), reply);
    const Codec& codec = codecFor(m_provider.protocol);
    const std::string body = plainBody(reply).value_or("");
    if (!isAccepted(reply.head.status))
        return withTiming(
            refusal(Step::Models, reply.head.status, codec.readError(reply.head.status, body)), reply);
    const Result<ModelPage> page = codec.readModels(body);
    if (!page)
        return withTiming(judgement(Step::Models, Outcome::Failed,
                              isWebPage(body) ? describeWebPage(body) : page.error().message),
            reply);
    ProviderTestJudgement judged = judgement(Step::Models, Outcome::Passed, {});
    judged.models = page->models;
    judged.result.explanation = std::to_string(judged.models.size()) + " models are listed";
    const bool isListed = std::any_of(judged.models.begin(), judged.models.end(),
        [this](const ModelInfo& model) { return model.id == m_model; });
    if (!m_model.empty() && !isListed)
        judged.result.explanation += "; '" + m_model + "' is not among them";
    judged.result.explanation += '.';
    addDeviations(judged.result,
        ProtocolCheck::models(m_provider.protocol, { reply.head.headers.value("content-type"), body }));
    addCodingDeviation(judged.result, reply);
    return withTiming(std::move(judged), reply);
}

ProviderTestJudgement ProviderTestJudge::generation(
    Step step, const ProviderTestRequest& request, const CollectedReply& reply) const
{
    const std::optional<UpstreamFailure>& failure = reply.outcome.failure;
    const Codec& codec = codecFor(m_provider.protocol);
    const std::string body = plainBody(reply).value_or("");
    if (failure && body.empty())
        return withTiming(transportFailure(step, *failure), reply);
    if (!failure && !isAccepted(reply.head.status))
        return withTiming(refusal(step, reply.head.status, codec.readError(reply.head.status, body)), reply);
    ReplyWitness witness;
    const std::unique_ptr<ReplyDecoder> decoder = codec.replyDecoder(request.reply);
    ReplyReader reader(*decoder, witness, {});
    reader.feed(body);
    if (failure)
        reader.cut({ ErrorKind::BadGateway, failure->message });
    reader.end();
    if (witness.error())
        return withTiming(refusal(step, 0, *witness.error()), reply);
    ProviderTestJudgement judged = judgement(step, Outcome::Passed, successText(step));
    judged.result.tokens = witness.tokens();
    addDeviations(judged.result,
        ProtocolCheck::reply(
            m_provider.protocol, request.expected, { reply.head.headers.value("content-type"), body }));
    addCodingDeviation(judged.result, reply);
    if (failure)
        addDeviations(judged.result, { "The connection does not end with the stream: " + failure->message });
    if (step == Step::Completion)
        judged.result.explanation = '\'' + m_model + "' answers.";
    lookForFeature(judged, request, witness, reader.form());
    return withTiming(std::move(judged), reply);
}

ProviderTestJudgement ProviderTestJudge::count(const CollectedReply& reply) const
{
    if (reply.outcome.failure)
        return withTiming(transportFailure(Step::CountTokens, *reply.outcome.failure), reply);
    const std::string body = plainBody(reply).value_or("");
    const int status = reply.head.status;
    if (!isAccepted(status))
        return withTiming(
            refusal(Step::CountTokens, status, codecFor(m_provider.protocol).readError(status, body)), reply);
    JsonDocument json;
    const bool isJson = json.parseCopy(body).has_value();
    const std::optional<std::int64_t> tokens = isJson ? json.root()["input_tokens"].integer() : std::nullopt;
    ProviderTestJudgement judged = tokens
        ? judgement(
            Step::CountTokens, Outcome::Passed, "The provider counts " + std::to_string(*tokens) + " tokens.")
        : judgement(Step::CountTokens, Outcome::NotSupported, "The answer holds no count of tokens.");
    addDeviations(
        judged.result, ProtocolCheck::tokenCount({ reply.head.headers.value("content-type"), body }));
    return withTiming(std::move(judged), reply);
}

ProviderTestJudgement ProviderTestJudge::refusal(Step step, int status, const Error& error) const
{
    const bool isUnauthorized = status == unauthorized || error.kind == ErrorKind::Unauthorized;
    if (status != 0 && !isUnauthorized && saysLimitTooSmall(error))
        return judgement(step, Outcome::Passed, "The model takes the request; the answer needs more tokens.");
    const bool lacksFeature = (step == Step::Models || step == Step::CountTokens)
        ? lacksPath(status)
        : refusesFeature(step, status, error);
    ProviderTestJudgement judged = judgement(
        step, lacksFeature ? Outcome::NotSupported : Outcome::Failed, refusalText(step, status, error));
    const bool isGeneration = step != Step::Models && step != Step::CountTokens;
    judged.keyRefused = isUnauthorized || (isGeneration && status == forbidden && !lacksFeature);
    judged.hopeless
        = isHopeless(status) || isUnauthorized || (step == Step::Completion && status == notFound);
    return judged;
}

std::string ProviderTestJudge::refusalText(Step step, int status, const Error& error) const
{
    const std::string code = status == 0 ? std::string() : " (HTTP " + std::to_string(status) + ')';
    if (status == unauthorized)
        return (m_provider.keys.empty() ? "The provider wants a key: " : "The key is refused: ")
            + error.message + code;
    if (step == Step::Models && lacksPath(status))
        return "The provider has no list of models" + code
            + ": write the model names into the configuration.";
    if (step == Step::CountTokens && lacksPath(status))
        return "The provider does not count tokens" + code + "; Dragoman estimates them.";
    if (step == Step::Completion && status == notFound)
        return error.message + code + " Look at the model name '" + m_model + "' and at baseUrl.";
    return error.message + code;
}

} // namespace dragoman
