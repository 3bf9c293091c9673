#pragma once

#include "protocol/Codec.h"
#include "server/DemoScript.h"
#include "server/HttpService.h"

#include <QObject>
#include <QTimer>

namespace dragoman {

// Plays one demo answer to a client of the demo provider, in that client's protocol and at the
// answer's own pace.
class DemoTask : public QObject, public HttpTask
{
    Q_OBJECT

public:
    DemoTask(const Codec& codec, const Conversation& conversation, ResponseChannel& channel);

    void start();
    void onStop() override;

private:
    void playNext();
    void play(const DemoStep& step);
    void emitText(BlockKind kind, DeltaKind delta, const std::string& text);
    void emitToolCall(const DemoStep& step);
    void openBlock(BlockKind kind, JsonText id = {}, JsonText name = {});
    void closeBlock();
    void finishReply();
    void encode(const ReplyEvent& event);
    void flush();

    const Codec& m_codec;
    ResponseChannel& m_channel;
    DemoAnswer m_answer;
    ReplyShape m_shape;
    std::unique_ptr<ReplyEncoder> m_encoder;
    QTimer m_timer;
    std::string m_output;
    std::optional<BlockKind> m_open; // the block that is open
    std::size_t m_next = 0;
    std::int64_t m_inputTokens = 0;
    std::int64_t m_outputTokens = 0;
    bool m_calledTool = false;
    bool m_waited = false; // the next piece has had its delay
    bool m_over = false;
};

} // namespace dragoman
