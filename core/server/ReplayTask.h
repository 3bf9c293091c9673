#pragma once

#include "inspection/ReplayRequest.h"
#include "server/CapturedBody.h"
#include "server/HttpService.h"
#include "server/ServerContext.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace dragoman {

// What a request that was sent again got: the client's answer as it would have been, without secrets.
struct ReplayAnswer
{
    CapturedMessage answer{}; // empty start: cancelled, or the proxy stopped
    std::vector<StreamMark> marks{};
};

// Sends one request again through an exchange of its own: routed to one provider, translated, counted and
// noted in the journal like a client's. Lives on the proxy thread; destroying it cancels.
class ReplayTask : public QObject, private ResponseChannel
{
    Q_OBJECT

public:
    // The name under which it stands in journal and statistics, in the place of an endpoint.
    static constexpr const char* endpointName = "replay";

    // `context` must outlive the task.
    ReplayTask(ServerContext& context, ReplayRequest request);
    ~ReplayTask() override;

    void start();

Q_SIGNALS:
    // Once; the task may be destroyed then.
    void answered(const dragoman::ReplayAnswer& answer);

private:
    bool isUntouched() const override { return m_answer.start.empty(); }
    void sendHead(const ResponseHead& head, std::optional<std::uint64_t> contentLength) override;
    void send(std::string_view bytes) override { m_body.append(bytes); }
    void finish() override;
    void abort() override { finish(); }
    std::size_t queuedBytes() const override { return 0; }
    void tell();

    ServerContext& m_context;
    ReplayRequest m_request;
    std::uint64_t m_turn = 0;
    HeaderList m_headers;
    CapturedMessage m_answer;
    CapturedBody m_body;
    QTimer m_ticker; // as a listener's
    std::unique_ptr<HttpTask> m_task;
};

} // namespace dragoman

Q_DECLARE_METATYPE(dragoman::ReplayAnswer)
