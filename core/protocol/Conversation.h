#pragma once

#include "base/Json.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dragoman {

// One generation request in neutral form: an ordered list of blocks, richer than each protocol. Texts,
// schemas and arguments are slices of the client's body (JsonText, RawJson) and stay as spelled. All
// slices point into the conversation's own storage and live as long as it does.

// What a request body is read for: counting tokens needs less of it (no max_tokens).
enum class RequestPurpose { Generate, CountTokens };

// What the client could not be given in the target protocol. Shown as `x-dragoman-warning: field; reason`.
struct Warning
{
    std::string field; // JSON path in the client's own request
    std::string reason; // one short sentence, ASCII
};

// Prompt cache mark (Anthropic `cache_control: {type: ephemeral, ttl?}`).
struct CacheMark
{
    JsonText ttl; // "5m", "1h" or empty
};

struct Block;

struct TextBlock
{
    JsonText text;
};

// An image or document that travels as base64 text or as an address that the provider fetches.
struct MediaSource
{
    enum class Kind { Base64, Url };
    Kind kind = Kind::Base64;
    std::string mediaType; // "image/png"; empty for a URL
    JsonText data; // the base64 text or the URL
};

struct ImageBlock
{
    MediaSource source;
};

struct DocumentBlock
{
    enum class Kind { Base64, Url, Text, Blocks };
    Kind kind = Kind::Base64;
    std::string mediaType; // "application/pdf", "text/plain"
    JsonText data; // base64, URL or text; unused for Blocks
    std::vector<Block> blocks; // text and images, for Blocks
    JsonText title;
    JsonText context;
};

struct SearchResultBlock
{
    JsonText title;
    JsonText source;
    std::vector<Block> content;
};

struct ThinkingBlock
{
    JsonText text;
    JsonText signature; // empty when the source has none; never forged
};

struct RedactedThinkingBlock
{
    JsonText data;
};

struct ToolUseBlock
{
    JsonText id; // as the client sent it; writers make it legal for their protocol
    JsonText name;
    RawJson input; // always a JSON object
};

struct ToolResultBlock
{
    JsonText toolUseId;
    std::vector<Block> content; // text, images, documents, search results, tool references
    bool isError = false;
};

// A tool found by a tool search (Anthropic `tool_reference`).
struct ToolReferenceBlock
{
    JsonText name;
};

// A block that only its own protocol knows (server tools and their results, container uploads, ...).
struct ForeignBlock
{
    std::string type; // decoded
    RawJson raw;
};

using BlockContent = std::variant<TextBlock, ImageBlock, DocumentBlock, SearchResultBlock, ThinkingBlock,
    RedactedThinkingBlock, ToolUseBlock, ToolResultBlock, ToolReferenceBlock, ForeignBlock>;

struct Block
{
    BlockContent content;
    std::optional<CacheMark> cache{};
    JsonValue origin{}; // the client's own value, for paths in errors and warnings; may be Missing

    template <class T>
    const T* as() const
    {
        return std::get_if<T>(&content);
    }
    template <class T>
    T* as()
    {
        return std::get_if<T>(&content);
    }
};

enum class Role { System, User, Assistant };

struct Message
{
    Role role = Role::User;
    std::vector<Block> blocks;
    JsonValue origin{};
};

struct Tool
{
    enum class Kind {
        Function, // has a JSON schema
        Custom, // OpenAI `type: custom`: takes free text
        BuiltIn, // a client tool that the model knows by its versioned type ("bash_20250124")
        Server, // runs at the provider ("web_search_20250305")
    };
    Kind kind = Kind::Function;
    JsonText name;
    std::optional<JsonText> description{};
    RawJson schema{}; // as spelled; empty when the client gave none
    bool strict = false;
    std::string type{}; // versioned type of BuiltIn and Server tools
    std::optional<CacheMark> cache{};
    JsonValue origin{};
};

struct ToolChoice
{
    enum class Mode { Auto, Any, None, Tool };
    Mode mode = Mode::Auto;
    JsonText name{}; // for Mode::Tool
};

enum class Effort { None, Minimal, Low, Medium, High, XHigh, Max };

// What the client asks of the model's thinking. At most one of budget and effort is usually given.
struct Reasoning
{
    enum class Mode { Unset, Disabled, Budget, Adaptive, BetweenTools };
    Mode mode = Mode::Unset;
    std::int64_t budgetTokens = 0; // for Mode::Budget
    std::optional<Effort> effort{};
};

struct OutputFormat
{
    enum class Kind { Text, JsonObject, JsonSchema };
    Kind kind = Kind::Text;
    JsonText name{};
    JsonText description{};
    RawJson schema{};
    bool strict = false;
};

struct WebSearch
{
    enum class ContextSize { Low, Medium, High };
    ContextSize contextSize = ContextSize::Medium;
    RawJson userLocation{}; // Anthropic's flat form {type, city, region, country, timezone}, or empty
    std::int64_t maxUses = 0; // 0 = not said
};

// Numbers stay as spelled; empty = not given.
struct Sampling
{
    RawJson temperature;
    RawJson topP;
    RawJson topK;
};

enum class ServiceTier { Auto, Default, Flex, Scale, Priority };

// Memory behind the slices of a conversation: the parsed body and every text made on the way.
class ConversationStorage
{
public:
    JsonDocument body; // the client's request
    // Keeps a copy; the slice lives as long as the storage.
    std::string_view keep(std::string text) { return m_texts.emplace_back(std::move(text)); }
    // Keeps plain text in its escaped form.
    JsonText keepEscaped(std::string_view plain) { return { keep(escapeJson(plain)) }; }

private:
    std::deque<std::string> m_texts;
};

struct Conversation
{
    JsonText model;
    std::vector<Block> system; // the leading system text, in order
    std::vector<Message> messages; // never empty; system entries may stand in the middle
    std::vector<Tool> tools;
    std::optional<ToolChoice> toolChoice;
    std::optional<bool> parallelToolCalls;
    std::optional<std::int64_t> maxTokens;
    Sampling sampling;
    std::vector<JsonText> stopSequences;
    bool stream = false;
    bool includeUsage = false; // OpenAI `stream_options.include_usage`
    Reasoning reasoning;
    OutputFormat outputFormat;
    std::optional<WebSearch> webSearch;
    JsonText userId; // who the end user is, as the client names them
    std::optional<ServiceTier> serviceTier;
    bool wantsPromptCache = false; // OpenAI `prompt_cache_options` is present
    std::vector<Warning> warnings;
    std::shared_ptr<ConversationStorage> storage = std::make_shared<ConversationStorage>();

    void warn(std::string field, std::string reason)
    {
        warnings.push_back({ std::move(field), std::move(reason) });
    }
};

} // namespace dragoman
