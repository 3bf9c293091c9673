#pragma once

#include "http/ContentDecoder.h"
#include "protocol/ReplyReader.h"
#include "server/ProviderHeaders.h"
#include "upstream/UpstreamClient.h"

#include <memory>
#include <optional>
#include <string>

namespace dragoman {

// Sees what a provider sends as it comes, also what is no reply; content coding undone.
class AttemptWatch
{
public:
    virtual ~AttemptWatch() = default;
    virtual void onProviderHead(const ResponseHead& head) = 0;
    virtual void onProviderBytes(std::string_view bytes) = 0;
};

// What one try at one provider needs.
struct AttemptPlan
{
    std::string provider; // name, for messages
    const Codec* codec = nullptr; // the provider's protocol
    ReplyPlan reply{};
    UpstreamRequest request{};
    CallKey key{};
    AttemptWatch* watch = nullptr; // may be null; must outlive the attempt
};

// How a try failed before a usable reply began, or why a reply could not be begun.
struct AttemptFailure
{
    Error error; // in neutral form, secrets removed
    int status = 0; // the provider's HTTP status, 0 when none came
    HeaderList headers{}; // of the provider's answer
    std::string body{}; // the provider's error body, when it is JSON of its own protocol
    bool requestSent = false;
};

// Who made an event: the provider's bytes, or we, because the bytes ended where they should not.
enum class EventSource { Provider, Ourselves };

// Hears of one try, in this order: onHead, then any number of turns (events, then the bytes they came
// from, again and again, then the end of the turn), then onComplete; or onFailed in the place of everything.
class AttemptListener
{
public:
    virtual ~AttemptListener() = default;
    // The provider accepted: a reply begins.
    virtual void onReplyHead(const ResponseHead& head) = 0;
    virtual void onReplyEvent(const ReplyEvent& event, EventSource source) = 0;
    virtual void onReplyBytes(std::string_view bytes) = 0;
    // All of what arrived at once was passed on.
    virtual void onReplyTurn() = 0;
    // The reply is over, with ReplyFinished or ReplyFailed as its last event.
    virtual void onReplyComplete() = 0;
    virtual void onAttemptFailed(const AttemptFailure& failure) = 0;
};

// One try at one provider: the call, what comes back in neutral form and in bytes. Destroying it
// cancels the call. The listener may destroy it in onReplyComplete and onAttemptFailed only.
class Attempt : private UpstreamListener, private ReplySink
{
public:
    Attempt(UpstreamClient& client, AttemptPlan plan, AttemptListener& listener);
    ~Attempt() override;

    void start();
    void pause();
    void resume();

    ReplyReader::Form form() const;
    // ReplyFinished or ReplyFailed went out, though the provider may still hold the connection.
    bool isOver() const { return m_reader.isOver(); }
    // The provider has told why it stops, so nothing but counts and end marks can follow.
    bool hasStopReason() const { return m_decoder->hasStopReason(); }
    // Ends a reply that has its stop reason but no end mark; onReplyTurn follows.
    void conclude();
    // `text` without this call's key and without anything that looks like a key.
    std::string withoutSecrets(std::string text) const;

private:
    void onHead(const ResponseHead& head) override;
    void onBody(std::string_view bytes) override;
    void onTurn() override;
    void onFinished(const UpstreamOutcome& outcome) override;
    void on(const ReplyEvent& event) override;

    bool accepted() const { return m_head.status >= 200 && m_head.status < 300; }
    void takeReply(std::string_view bytes);
    void takeBrokenCoding();
    void finishReply(const UpstreamOutcome& outcome);
    void fail(Error error, bool requestSent);
    Error refusal() const;
    Error transportError(const UpstreamFailure& failure) const;
    Error withoutSecrets(Error error) const;

    UpstreamClient& m_client;
    AttemptPlan m_plan;
    AttemptListener& m_listener;
    std::unique_ptr<ReplyDecoder> m_decoder;
    ReplyReader m_reader;
    std::unique_ptr<UpstreamCall> m_call;
    std::optional<ContentDecoder> m_inflater; // a provider compressed although it was not asked to
    ResponseHead m_head;
    std::string m_errorBody;
    EventSource m_source = EventSource::Provider;
    bool m_codingBroken = false;
};

} // namespace dragoman
