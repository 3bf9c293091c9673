#pragma once

#include "inspection/RequestSummary.h"
#include "journal/JournalReader.h"
#include "ui/Appearance.h"

#include <QCoreApplication>

namespace dragoman {

// A request of the journal in the language of the user.
class RequestWords
{
    Q_DECLARE_TR_FUNCTIONS(RequestWords)

public:
    // "14:05:31" of today, with the day before it for others.
    static QString time(std::chrono::system_clock::time_point time);
    // The same whatever day it is, with its date.
    static QString fullTime(std::chrono::system_clock::time_point time);
    // "340 ms", "2.1 s", "3 min 5 s"; empty for none.
    static QString duration(std::chrono::microseconds duration);
    // "42 tokens/s"; empty for none.
    static QString speed(const RequestRecord& record);
    static QString number(std::int64_t number);
    // "≈ $0.0123"; empty for none.
    static QString cost(std::optional<double> dollars);
    static QString bytes(std::uint64_t bytes);
    // The first word of a user agent.
    static QString client(const RequestRecord& record);
    // What was asked, and what was used in its place.
    static QString model(const RequestRecord& record);
    static Tone tone(const StoredRequest& request);
    // How it ended, in a word or two.
    static QString status(const StoredRequest& request);
    // "429 Too many requests"
    static QString httpStatus(int status);
    // Cached ones included.
    static std::optional<std::int64_t> tokensIn(const RequestRecord& record);

    static QString sentence(const RequestSummary& summary);
    static QString step(const RequestStep& step);

private:
    static QString failure(const ProviderFailure& failure);
    static QString failures(const std::vector<ProviderFailure>& failures);
    static QString outcome(const RequestSummary& summary);
    static QString answered(const RequestSummary& summary);
    static QString left(const RequestSummary& summary);
    static QString figures(const RequestSummary& summary);
};

} // namespace dragoman
