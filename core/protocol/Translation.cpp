#include "protocol/Translation.h"

#include "protocol/CodecTable.h"
#include "protocol/HistoryRepair.h"
#include "protocol/ReplyReader.h"
#include "protocol/anthropic/ClaudeModels.h"

namespace dragoman {

namespace {

// Encodes every event; keeps the error of a reply that failed.
class EncodingSink : public ReplySink
{
public:
    explicit EncodingSink(ReplyEncoder& encoder)
        : m_encoder(encoder)
    {
    }

    void on(const ReplyEvent& event) override
    {
        if (const auto* failed = std::get_if<ReplyFailed>(&event)) {
            failure = failed->error;
            failedFirst = text.empty();
        }
        m_encoder.encode(event, text);
    }

    std::string text;
    std::optional<Error> failure;
    bool failedFirst = false; // before the client saw a byte

private:
    ReplyEncoder& m_encoder;
};

} // namespace

Result<TranslatedText> translateRequest(TranslationPair pair, std::string body, ProviderProfile profile)
{
    auto storage = std::make_shared<ConversationStorage>();
    if (const Result<void> parsed = storage->body.parse(std::move(body)); !parsed)
        return tl::unexpected(parsed.error());
    Result<Conversation> conversation = codecFor(pair.from).readRequest(storage, RequestPurpose::Generate);
    if (!conversation)
        return tl::unexpected(conversation.error());
    if (const Result<void> repaired = repairHistory(*conversation); !repaired)
        return tl::unexpected(repaired.error());
    if (profile.model.empty()) {
        profile.model = decodeJsonText(conversation->model);
        profile.claude = claudeTraits(profile.model);
    }
    return codecFor(pair.to).writeRequest(*conversation, profile).transform([](ProviderRequest&& request) {
        return TranslatedText{ std::move(request.body), std::move(request.warnings) };
    });
}

Result<TranslatedText> translateReply(TranslationPair pair, std::string_view bytes, const ReplyShape& shape)
{
    const std::unique_ptr<ReplyDecoder> decoder = codecFor(pair.from).replyDecoder({ shape.model });
    const std::unique_ptr<ReplyEncoder> encoder = codecFor(pair.to).replyEncoder(shape);
    EncodingSink sink(*encoder);
    ReplyReader reader(*decoder, sink, {});
    reader.feed(bytes);
    reader.end();
    if (sink.failure && (!shape.stream || sink.failedFirst))
        return tl::unexpected(*sink.failure);
    return TranslatedText{ std::move(sink.text) };
}

} // namespace dragoman
