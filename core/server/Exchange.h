#pragma once

#include "journal/RequestRecord.h"
#include "server/Attempt.h"
#include "server/GenerationRequest.h"
#include "server/HttpService.h"
#include "server/ProviderChoice.h"
#include "server/ReplyObserver.h"
#include "server/RouteTable.h"
#include "server/ServerContext.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dragoman {

// One generation request on its way through the program. Read it from top to bottom:
//
//     client -> read -> choose -> write -> call -> provider
//     client <- answer <- reply events <---------- provider
//
// While Waiting, nothing of the answer has left and every failure is an HTTP error of the client's
// protocol; from Streaming on, it is an event of the client's stream.
class Exchange : public HttpTask, private AttemptListener
{
public:
    Exchange(ServerContext& context, EndpointView endpoint, Route route, IncomingRequest request,
        ResponseChannel& channel);
    ~Exchange() override;

    void start();

    void onDrained() override;
    void onTick(SteadyTime now) override;
    void onStop() override;

private:
    enum class State {
        Preparing, // reading, choosing, writing
        Waiting, // the provider was called, nothing has gone to the client
        Streaming, // the head is out, events follow
        Done,
    };

    // --- client to provider ---
    Result<void> readRequest();
    Result<void> chooseProvider();
    Result<AttemptPlan> writeRequest();
    ProviderProfile profile() const;
    UpstreamRequest upstreamRequest(ProviderRequest written, const CallKey& key) const;
    void callProvider(AttemptPlan plan);

    // --- provider to client ---
    void onReplyHead(const ResponseHead& head) override;
    void onReplyEvent(const ReplyEvent& event, EventSource source) override;
    void onReplyBytes(std::string_view bytes) override;
    void onReplyTurn() override;
    void onReplyComplete() override;
    void onAttemptFailed(const AttemptFailure& failed) override;
    void beginReply();
    void appendRaw(std::string_view bytes);
    void sendOutput();
    void sendStreamHead();
    void sendWhole();
    void concludeLate(SteadyTime now);

    // --- errors and the end ---
    void failReply(const Error& error, EventSource source);
    void answerError(const Error& error, HeaderList extra = {});
    void finish();
    HeaderList ownHeaders() const;
    std::string requestId() const;
    void setState(State state);

    ServerContext& m_context;
    std::shared_ptr<const Configuration> m_configuration; // as it was when the request came
    EndpointView m_endpoint;
    const Codec& m_client;
    RequestHead m_head;
    std::string m_body; // until it is read
    ResponseChannel& m_channel;
    std::optional<GenerationRequest> m_request;
    const ProviderConfig* m_provider = nullptr; // in m_configuration
    std::string m_model; // as the provider knows it
    std::unique_ptr<Attempt> m_attempt;
    std::unique_ptr<ReplyEncoder> m_encoder;
    std::unique_ptr<ThinkingRecorder> m_recorder; // keeps signed thinking for the next turn
    HeaderList m_providerHeaders; // of the accepted answer
    std::vector<Warning> m_warnings;
    std::string m_output; // bytes for the client, sent once per turn; raw bytes once their event is whole
    std::size_t m_wholeEvents = 0; // bytes of m_output up to the end of its last whole event, when raw
    std::string m_heldBytes; // pass-through bytes before the reply is known to be good, or a whole body
    const std::string m_id; // our own name for this request
    RequestRecord m_record;
    ReplyObserver m_observer; // fills m_record
    SteadyTime m_lastSent;
    std::optional<SteadyTime> m_stopSeen; // when only end marks were missing
    std::size_t m_received = 0; // bytes of the provider's reply
    State m_state = State::Preparing;
    bool m_passThrough = false; // same protocol on both sides
    bool m_raw = false; // the provider's bytes go to the client as they are
    bool m_replyBegun = false; // a good event has come
    bool m_paused = false;
    bool m_hidesSecrets = false; // raw bytes with the provider's error event, which may repeat a key
};

} // namespace dragoman
