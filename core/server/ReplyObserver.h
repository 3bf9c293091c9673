#pragma once

#include "journal/RequestRecord.h"
#include "protocol/ReplyEvent.h"
#include "server/HttpService.h"

namespace dragoman {

// Watches the events of a reply and notes in the request's record what they tell: tokens, stop reason,
// the time of the first content.
class ReplyObserver
{
public:
    // `record` must outlive the observer. Time counts from here.
    explicit ReplyObserver(RequestRecord& record);

    // The head of the provider's answer is here.
    void onHead();
    void on(const ReplyEvent& event);
    // Another attempt begins: what the last one told does not count. Time goes on.
    void restart();
    // In and out, as far as they are known.
    std::int64_t tokens() const;
    // The request is over.
    void close();

private:
    void onContent(const BlockDelta& delta);
    std::chrono::microseconds elapsed() const;

    RequestRecord& m_record;
    SteadyTime m_begin;
    Usage m_usage;
};

} // namespace dragoman
