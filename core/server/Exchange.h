#pragma once

#include "journal/RequestRecord.h"
#include "server/Attempt.h"
#include "server/ExchangeCapture.h"
#include "server/GenerationRequest.h"
#include "server/HttpService.h"
#include "server/ProviderChoice.h"
#include "server/ReplyObserver.h"
#include "server/ReplyRelay.h"
#include "server/RouteTable.h"
#include "server/RouteWalk.h"
#include "server/ServerContext.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dragoman {

// One generation request on its way through the program. Read it from top to bottom:
//
//     client -> read -> route -> write -> call -> provider
//     client <- answer <- reply events <--------- provider
//
// Until the first content of an answer is there, nothing leaves, and a failure leads back to routing: the
// next key or provider. While nothing has left, every failure is an HTTP error of the client's protocol;
// from Streaming on, it is an event of the client's stream.
class Exchange : public HttpTask, private AttemptListener, private RouteFollower
{
public:
    Exchange(ServerContext& context, EndpointView endpoint, const Route& route, IncomingRequest request,
        ResponseChannel& channel);
    ~Exchange() override;

    void start();

    void onDrained() override;
    void onTick(SteadyTime now) override;
    void onStop() override;

private:
    enum class State {
        Preparing, // reading
        Routing, // no provider is being asked: choosing one or waiting for one
        Waiting, // a provider was called, nothing has gone to the client
        Streaming, // the head is out, events follow
        Done,
    };
    // What belongs to the attempt that runs, and goes with it.
    struct Try
    {
        std::unique_ptr<ReplyRelay> relay{};
        std::unique_ptr<ThinkingRecorder> recorder{}; // keeps signed thinking for the next turn
        HeaderList headers{}; // of the provider's answer
        std::vector<Warning> warnings{};
        SteadyTime begin{};
        std::chrono::milliseconds latency{ 0 }; // until the first content
        std::optional<SteadyTime> stopSeen{}; // when only end marks were missing
        std::size_t received = 0; // bytes of the reply
        bool passThrough = false; // same protocol on both sides
        bool hidesSecrets = false; // raw bytes with the provider's error event, which may repeat a key
    };
    // An attempt that failed before anything had gone to the client.
    struct Failure
    {
        std::string provider;
        AttemptFault fault;
        AttemptFailure answer;
        bool passThrough = false;
    };

    // --- client to provider ---
    Result<void> readRequest();
    Result<RouteQuery> routeQuery();
    void onRouteChosen(const RouteChoice& choice) override;
    Result<AttemptPlan> writeRequest(const RouteChoice& choice);
    ProviderProfile profile() const;
    UpstreamRequest upstreamRequest(ProviderRequest written, const CallKey& key) const;
    void callProvider(AttemptPlan plan);

    // --- provider to client ---
    void onReplyHead(const ResponseHead& head) override;
    void onReplyEvent(const ReplyEvent& event, EventSource source) override;
    void onReplyBytes(std::string_view bytes) override;
    void onReplyTurn() override;
    void onReplyComplete() override;
    void beginStream();
    void sendOutput();
    void sendWhole();
    void concludeLate(SteadyTime now);

    // --- failures ---
    void onAttemptFailed(const AttemptFailure& failure) override;
    void replyFailed(const Error& error, EventSource source);
    void tryElsewhere(const AttemptFault& fault, AttemptFailure failure);
    void noteAttempt(int status, const std::string& reason);
    void onRouteGivenUp(const RouteGiveUp& giveUp) override;
    const Failure* ownWords(const RouteGiveUp& giveUp) const;
    void answerFailure(const Failure& failure);
    void answerError(const Error& error, const HeaderList& extra = {});

    // --- the end ---
    void stop(const Error& reason);
    void endReply();
    void closeStream();
    // They win over what is there under the same names.
    void setOwnHeaders(HeaderList& headers) const;
    ResponseHead replyHead() const;
    std::string requestId() const;
    bool isReplying() const { return m_state == State::Waiting || m_state == State::Streaming; }
    void setState(State state);

    ServerContext& m_context;
    std::shared_ptr<const Configuration> m_configuration; // as it was when the request came
    EndpointView m_endpoint;
    const Codec& m_client;
    RequestHead m_head;
    std::string m_body; // until it is read
    std::unique_ptr<ExchangeCapture> m_capture; // null unless bodies are kept
    ResponseChannel& m_channel;
    std::optional<GenerationRequest> m_request;
    CallKeys m_keys;
    std::optional<RouteWalk> m_walk;
    const ProviderConfig* m_provider = nullptr; // the one asked last, in m_configuration
    std::string m_model; // as that provider knows it
    std::unique_ptr<Attempt> m_attempt;
    Try m_try;
    std::vector<Failure> m_failures;
    const std::string m_id; // our own name for this request
    RequestRecord m_record;
    ReplyObserver m_observer; // fills m_record
    SteadyTime m_lastSent;
    State m_state = State::Preparing;
    bool m_paused = false;
};

} // namespace dragoman
