#pragma once

#include "base/Json.h"
#include "base/Result.h"
#include "http/SseParser.h"
#include "upstream/UpstreamClient.h"

#include <functional>
#include <memory>
#include <string>

namespace dragoman {

// One streamed chat completion through an endpoint of ours, as any client would make it. Destroying it
// cancels.
class SampleCall : private UpstreamListener, private SseSink
{
public:
    struct Question
    {
        std::string address; // "http://127.0.0.1:9998"
        std::string token;
        std::string model;
        std::string prompt;
    };
    using Text = std::function<void(std::string_view)>;
    using Done = std::function<void(Result<void>)>;

    // `done` is called once and may destroy the call. Errors: what the endpoint says, in its own words.
    SampleCall(UpstreamClient& client, const Question& question, Text text, Done done);

private:
    void onHead(const ResponseHead& head) override;
    void onBody(std::string_view bytes) override;
    void onFinished(const UpstreamOutcome& outcome) override;
    void onEvent(std::string_view name, std::string_view data) override;
    void onComment() override { }
    Result<void> result(const UpstreamOutcome& outcome) const;

    const Text m_text;
    const Done m_done;
    SseParser m_events;
    JsonDocument m_event;
    int m_status = 0;
    std::string m_refusal; // the body of an answer that is none
    std::string m_failure; // in the middle of the stream
    std::unique_ptr<UpstreamCall> m_call;
};

} // namespace dragoman
