#pragma once

#include "protocol/anthropic/AnthropicReplyEncoder.h"

namespace dragoman {

// Collects a reply and writes it as the one JSON body that POST /v1/messages gives without `stream`.
class AnthropicWholeEncoder : public AnthropicReplyEncoder
{
public:
    explicit AnthropicWholeEncoder(ReplyShape shape)
        : AnthropicReplyEncoder(std::move(shape))
        , m_blocks(m_content)
    {
    }

    AnthropicWholeEncoder(const AnthropicWholeEncoder&) = delete; // a member refers to another
    AnthropicWholeEncoder& operator=(const AnthropicWholeEncoder&) = delete;

    void encode(const ReplyEvent& event, std::string& out) override;

private:
    void open(const BlockOpened& event);
    void add(const BlockDelta& event);
    void close();
    void writeInput();
    void write(const ReplyFinished& event, std::string& out) const;

    std::string m_content; // the elements of `content`
    JsonWriter m_blocks;
    BlockKind m_kind = BlockKind::Text;
    std::string m_text; // escaped: what the deltas of the open block gave
    std::string m_signature; // escaped
};

} // namespace dragoman
