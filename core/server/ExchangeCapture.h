#pragma once

#include "http/RequestHead.h"
#include "journal/RequestRecord.h"
#include "server/Attempt.h"
#include "server/CapturedBody.h"
#include "server/HttpService.h"
#include "server/ServerContext.h"

#include <memory>

namespace dragoman {

// Keeps the four messages of one exchange while it runs: stands between it and the client's channel, and
// watches its attempts. Of several attempts the last one counts.
class ExchangeCapture : public ResponseChannel, public AttemptWatch
{
public:
    // Null where the configuration asks for no bodies. `channel` must outlive the capture.
    static std::unique_ptr<ExchangeCapture> start(ServerContext& context, ResponseChannel& channel);

    ExchangeCapture(ServerContext& context, ResponseChannel& channel);

    void onClientRequest(const RequestHead& head, std::string_view body);
    // A new attempt begins; returns what has to watch it.
    AttemptWatch* onProviderRequest(const UpstreamRequest& request, const Secret& key);
    // What was kept, without secrets; null when the record needs it not. The capture is empty then.
    std::shared_ptr<const CapturedExchange> take(const RequestRecord& record, SecretFinder secrets);

    void onProviderHead(const ResponseHead& head) override;
    void onProviderBytes(std::string_view bytes) override;

    bool isUntouched() const override { return m_channel.isUntouched(); }
    void sendHead(const ResponseHead& head, std::optional<std::uint64_t> contentLength) override;
    void send(std::string_view bytes) override;
    void finish() override { m_channel.finish(); }
    void abort() override { m_channel.abort(); }
    std::size_t queuedBytes() const override { return m_channel.queuedBytes(); }

private:
    // A message before its secrets are taken out.
    struct Part
    {
        Part(CaptureBudget& budget, SteadyTime begin)
            : body(budget, begin)
        {
        }
        std::string start{};
        HeaderList headers{};
        CapturedBody body;
    };
    static CapturedMessage shown(
        Part& part, const SecretFinder& secrets, std::vector<StreamMark>* marks = nullptr);

    const LogBodies m_bodies;
    ResponseChannel& m_channel;
    Part m_clientRequest;
    Part m_providerRequest;
    Part m_providerAnswer;
    Part m_clientAnswer;
    std::vector<Secret> m_keys; // of the attempts
};

} // namespace dragoman
