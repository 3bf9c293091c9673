#pragma once

#include "protocol/Codec.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// A request or reply of any protocol as people read it. Everything is decoded; nothing points into a body.

struct ReadableBlock
{
    enum class Kind {
        Text,
        Thinking,
        HiddenThinking, // encrypted by the provider
        ToolCall,
        ToolResult,
        Image,
        Document,
        SearchResult,
        ToolReference,
        Other, // only its own protocol knows it: `name` = its type, `text` = its JSON
    };
    Kind kind = Kind::Text;
    std::string text{}; // ToolCall: the input as JSON; Document: its text, where it has one
    std::string name{}; // ToolCall: the tool; Document, SearchResult: the title
    std::string id{}; // ToolCall, ToolResult: what links the two
    std::string mediaType{}; // Image, Document: "image/png"
    std::string data{}; // Image, Document: base64
    std::uint64_t bytes = 0; // Image, Document: size of the decoded data
    std::string url{}; // Image, Document: where the provider fetches it
    std::vector<ReadableBlock> parts{}; // ToolResult, Document, SearchResult
    bool isError = false; // ToolResult
    bool isSigned = false; // Thinking
    bool isCacheMark = false; // the prompt cache may end here
    std::string path{}; // in the body; empty in replies
};

struct ReadableMessage
{
    Role role = Role::User;
    std::vector<ReadableBlock> blocks{};
};

struct ReadableTool
{
    std::string name{};
    std::string description{};
    std::string schema{}; // JSON, as spelled
    std::string type{}; // of tools that the model or the provider knows
    bool isCacheMark = false;
    std::string path{};
};

struct ReadableConversation
{
    std::string model{};
    std::vector<ReadableBlock> system{};
    std::vector<ReadableMessage> messages{};
    std::vector<ReadableTool> tools{};
};

struct ReadableReply
{
    std::string model{};
    std::vector<ReadableBlock> blocks{};
    Usage usage{};
    std::optional<StopReason> stopReason{};
    std::optional<Error> error{}; // it failed, or it was not whole; what came stands in `blocks`
};

ReadableConversation readable(const Conversation& conversation);

// A captured request body. Errors: InvalidRequest with what is wrong, also when it was cut.
Result<ReadableConversation> readableRequest(Protocol protocol, std::string body);

// A captured answer, a stream or one JSON body.
ReadableReply readableReply(Protocol protocol, std::string_view bytes);

// What a block says in one text: its text, a call with its input, the parts of a result, "image/png, 4
// bytes".
std::string shownText(const ReadableBlock& block);

// "user", "tool call", ...: for exports and the command line.
std::string_view roleWord(Role role);
std::string_view blockWord(ReadableBlock::Kind kind);

} // namespace dragoman
