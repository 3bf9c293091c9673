#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace dragoman {

enum class FaultKind {
    NotTold, // the request says what this provider's protocol cannot: nothing was sent
    NotSent, // refused, no such host, TLS failed: the provider did not see the request
    SentNoAnswer, // cut or timed out before the first byte of an answer: it may have been billed
    Status, // an HTTP status that is no success
    ErrorEvent, // success as status, then an error as body or first event
    UnusableAnswer, // success as status, then nothing, HTML or what else is no answer of the protocol
    AnswerCut, // broke off after a part had gone to the client
};

// Why one attempt at one provider failed.
struct AttemptFault
{
    FaultKind kind = FaultKind::NotSent;
    int status = 0; // Status: as received; ErrorEvent: the one its type stands for, 0 = unknown
    std::optional<std::chrono::milliseconds> retryAfter{}; // when the provider said so
    std::string message{}; // the provider's words or a description, UTF-8, without secrets
    bool timedOut = false; // a time limit of ours ended it (504 rather than 502 to the client)
};

} // namespace dragoman
