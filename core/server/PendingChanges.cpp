#include "server/PendingChanges.h"

#include "server/ManagementAnswers.h"

#include <utility>

namespace dragoman {

class PendingChanges::Wait : public HttpTask
{
public:
    Wait(PendingChanges& owner, ResponseHead head, ResponseChannel& channel)
        : m_owner(owner)
        , m_head(std::move(head))
        , m_channel(channel)
    {
        m_owner.m_waits.push_back(this);
    }
    ~Wait() override { std::erase(m_owner.m_waits, this); }
    Wait(const Wait&) = delete;
    Wait& operator=(const Wait&) = delete;

    void applied(const std::vector<EndpointProblem>& problems)
    {
        if (m_head.status == 204 && problems.empty())
            return m_channel.answer({ m_head, {} });
        if (m_head.status == 204)
            m_head.status = 200;
        m_head.headers.set("Content-Type", "application/json");
        m_channel.answer({ m_head, problemListJson(problems) });
    }

    void onStop() override
    {
        if (m_channel.isUntouched())
            m_channel.answer(managementError(503, "Dragoman stops; the change is saved."));
    }

private:
    PendingChanges& m_owner;
    ResponseHead m_head;
    ResponseChannel& m_channel;
};

std::unique_ptr<HttpTask> PendingChanges::wait(ResponseHead head, ResponseChannel& channel)
{
    return std::make_unique<Wait>(*this, std::move(head), channel);
}

void PendingChanges::applied(const std::vector<EndpointProblem>& problems)
{
    for (Wait* const wait : std::exchange(m_waits, {}))
        wait->applied(problems);
}

} // namespace dragoman
