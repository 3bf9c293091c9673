#pragma once

#include "journal/RequestRecord.h"

#include <string>
#include <vector>

namespace dragoman {

// How one provider failed to serve a request.
struct ProviderFailure
{
    enum class Kind {
        Refused, // it answered with an error status
        Unreachable, // no answer came
        BrokeOff, // an answer began and was no good, or did not end
    };
    std::string provider;
    Kind kind = Kind::Refused;
    int status = 0; // for Refused
    std::string reason{};
    int times = 1; // one after the other, in the same way
};

// A request in one sentence, as the facts that the sentence is made of: whoever shows it in another
// language puts them together anew.
struct RequestSummary
{
    enum class Outcome {
        Answered,
        Failed, // providers were asked, the client got an error
        NotAsked, // the client got an error before any provider was asked
        Left, // the client did not wait for the end
    };
    Outcome outcome = Outcome::Answered;
    std::string provider{}; // the one that answered, or was asked last
    int tries = 0; // calls of providers, the last one included
    std::vector<ProviderFailure> failures{}; // in order; the last one too when nobody answered
    int status = 0; // what the client got
    std::string error{}; // likewise
    bool hasBegun = false; // content had come when it ended
    std::optional<std::int64_t> tokensIn{}; // cached ones included
    std::optional<std::int64_t> tokensCached{}; // read from the cache; part of tokensIn
    std::optional<std::int64_t> tokensOut{};
    std::chrono::microseconds firstToken{ 0 }; // 0 = none came
    std::chrono::microseconds duration{ 0 };
};

RequestSummary summaryOf(const RequestRecord& record);

// "DeepSeek answered on the second try after AnyRouter said 429; 1,204 tokens in, 88 out, 2.1 s to the
// first token."
std::string englishSentence(const RequestSummary& summary);

// "1,204"
std::string groupedNumber(std::int64_t number);
// "2.1 s", "340 ms", "3 min 5 s"
std::string shownDuration(std::chrono::microseconds duration);

// One step of the way of a request through the providers.
struct RequestStep
{
    enum class Kind { Skipped, Failed, Answered };
    Kind kind = Kind::Skipped;
    std::string provider;
    std::string key{}; // its label; empty for Skipped
    std::string model{}; // as sent
    int status = 0;
    std::string reason{}; // why skipped or failed
    std::chrono::microseconds duration{ 0 };
};

// Who was considered and not asked, then every try in order.
std::vector<RequestStep> stepsOf(const RequestRecord& record);
// "AnyRouter (env:KEY, model m): 429, slow down, after 340 ms"
std::string englishStep(const RequestStep& step);

} // namespace dragoman
