#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "http/HeaderList.h"
#include "protocol/Conversation.h"
#include "protocol/ProviderProfile.h"
#include "protocol/ReplyEvent.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

enum class Protocol { Anthropic, OpenAiChat, OpenAiResponses };

// What a client-side encoder must know of the request that it answers.
struct ReplyShape
{
    bool stream = false;
    bool includeUsage = false; // OpenAI: a usage chunk at the end of the stream was asked for
    std::string model; // the name the client asked for; plain
    std::string fallbackId; // used where the provider gives no id: letters and digits only, no prefix
    std::int64_t created = 0; // Unix seconds
    std::vector<std::string> customTools{}; // decoded names of the client's free-text tools
    std::int64_t estimatedInput = 0; // tokens; reported until the provider says better
};

// What a provider-side decoder must know of the request that was sent.
struct ReplyPlan
{
    std::string model; // plain; used where the provider names none
    std::map<std::string, std::string>
        toolNames{}; // name sent -> the client's name, where they differ (decoded)
    bool structuredByTool = false; // the answer comes as the input of the tool `structuredToolName`
    bool lenientEof = false;
    bool splitThinkTags = false;
};
inline constexpr std::string_view structuredToolName = "structured_output";

struct ProviderRequest
{
    std::string body;
    HeaderList headers; // what the protocol needs beside authentication and content type
    ReplyPlan plan;
    std::vector<Warning> warnings; // those of reading and of writing
};

// What a request body that stays in its protocol is changed by on its way to the provider.
struct PassThroughOptions
{
    std::optional<std::string> model{}; // plain; takes the place of the client's
    bool dropUnsignedThinking = true; // Anthropic: thinking of another provider, which Claude refuses
    bool stripStream = false; // ask for a whole reply
};

struct PassThroughResult
{
    std::string body;
    std::vector<Warning> warnings{};
};

// Turns what the provider sent, already split into JSON values, into reply events.
class ReplyDecoder
{
public:
    virtual ~ReplyDecoder() = default;
    // One event of a stream; `name` is the SSE event name or empty.
    virtual void onEvent(std::string_view name, const JsonValue& data, ReplySink& sink) = 0;
    // The mark `[DONE]`.
    virtual void onDone(ReplySink& sink) = 0;
    // A whole JSON reply in the place of a stream.
    virtual void onWhole(const JsonValue& body, ReplySink& sink) = 0;
    // The bytes ended cleanly without a further event. The decoder finishes or fails the reply, once.
    virtual void onEnd(ReplySink& sink) = 0;
    // True once ReplyFinished or ReplyFailed went out.
    virtual bool isOver() const = 0;
    // True once the provider has told why it stops: only token counts and end marks may follow, so a
    // stream that breaks off now is complete, and one that stays open need not be waited for long.
    virtual bool hasStopReason() const { return isOver(); }
};

// Writes a reply in the client's protocol: a stream of SSE events, or one JSON body at the end.
class ReplyEncoder
{
public:
    virtual ~ReplyEncoder() = default;
    // Appends what this event adds to the client's bytes, possibly nothing. A whole-body encoder
    // writes on ReplyFinished only and writes nothing on ReplyFailed (that is an HTTP error then).
    virtual void encode(const ReplyEvent& event, std::string& out) = 0;
};

struct ModelInfo
{
    std::string id;
    std::string displayName{}; // empty = same as id
    std::int64_t created = 0; // Unix seconds, 0 = unknown
    std::string ownedBy{};
    std::int64_t maxInputTokens = 0; // 0 = unknown
    std::int64_t maxOutputTokens = 0; // 0 = unknown
    std::string capabilities{}; // Anthropic's `capabilities` object as JSON text, or empty
};

struct ModelPage
{
    std::vector<ModelInfo> models;
    std::string nextCursor{}; // ask for the next page with this; empty = last page
};

// How a client pages through a model list (Anthropic: limit, after_id, before_id).
struct ModelQuery
{
    std::size_t limit = 0; // 0 = the protocol's own default
    std::string afterId{};
    std::string beforeId{};
};

// One protocol in both roles: as the side that a client speaks, and as the side that a provider speaks.
class Codec
{
public:
    virtual ~Codec() = default;
    virtual Protocol protocol() const = 0;

    // --- client side ---
    // Reads a generation request from `storage->body`, which is parsed already and becomes the memory behind
    // the conversation. Errors: InvalidRequest that names the field.
    virtual Result<Conversation> readRequest(
        std::shared_ptr<ConversationStorage> storage, RequestPurpose purpose) const = 0;
    // The body for a provider of the same protocol: byte for byte but for what the options ask.
    virtual PassThroughResult passRequest(
        const JsonDocument& body, const PassThroughOptions& options) const = 0;
    virtual std::unique_ptr<ReplyEncoder> replyEncoder(const ReplyShape& shape) const = 0;
    // The JSON body of an HTTP error.
    virtual std::string writeError(const Error& error, std::string_view requestId) const = 0;
    // The HTTP status this protocol's clients expect for that kind.
    virtual int httpStatus(ErrorKind kind) const = 0;
    // What keeps an idle stream open without meaning anything: a ping event or a comment.
    virtual std::string_view keepAlive() const = 0;
    virtual std::string writeModels(const std::vector<ModelInfo>& models, const ModelQuery& query) const = 0;
    virtual std::string writeModel(const ModelInfo& model) const = 0;

    // --- provider side ---
    // Errors: InvalidRequest naming the client's field, for what would change the meaning.
    virtual Result<ProviderRequest> writeRequest(
        const Conversation& conversation, const ProviderProfile& profile) const = 0;
    virtual std::unique_ptr<ReplyDecoder> replyDecoder(const ReplyPlan& plan) const = 0;
    // What the provider's error answer means, whatever its body looks like (JSON of any shape, HTML,
    // nothing).
    virtual Error readError(int status, std::string_view body) const = 0;
    virtual Result<ModelPage> readModels(std::string_view body) const = 0;
    virtual Result<ModelInfo> readModel(std::string_view body) const = 0;
    // The headers that carry a key.
    virtual HeaderList authentication(const Secret& key) const = 0;
    // The path of the generation call behind the provider's base URL, with the /v1 ("/v1/messages").
    virtual std::string_view requestPath() const = 0;
};

} // namespace dragoman
