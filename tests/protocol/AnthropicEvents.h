#pragma once

#include <initializer_list>
#include <string>

namespace dragoman {

// Streams of the Anthropic protocol, put together event by event.

// One event; the type of `json` must be its first member.
inline std::string sseEvent(const std::string& json)
{
    const std::string head = "{\"type\":\"";
    const std::string type = json.substr(head.size(), json.find('"', head.size()) - head.size());
    return "event: " + type + "\ndata: " + json + "\n\n";
}

inline std::string messageStart(const std::string& usage = R"({"input_tokens":9,"output_tokens":1})")
{
    return sseEvent(R"({"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",)"
                    R"("model":"claude-x","content":[],"stop_reason":null,"usage":)"
        + usage + "}}");
}

inline std::string blockStart(int index, const std::string& block)
{
    return sseEvent(R"({"type":"content_block_start","index":)" + std::to_string(index)
        + R"(,"content_block":)" + block + "}");
}

inline std::string blockDelta(int index, const std::string& delta)
{
    return sseEvent(
        R"({"type":"content_block_delta","index":)" + std::to_string(index) + R"(,"delta":)" + delta + "}");
}

inline std::string textDelta(int index, const std::string& escaped)
{
    return blockDelta(index, R"({"type":"text_delta","text":")" + escaped + "\"}");
}

inline std::string argumentsDelta(int index, const std::string& escaped)
{
    return blockDelta(index, R"({"type":"input_json_delta","partial_json":")" + escaped + "\"}");
}

inline std::string blockStop(int index)
{
    return sseEvent(R"({"type":"content_block_stop","index":)" + std::to_string(index) + "}");
}

inline std::string messageDelta(const std::string& delta, const std::string& usage = R"({"output_tokens":7})")
{
    return sseEvent(R"({"type":"message_delta","delta":)" + delta + R"(,"usage":)" + usage + "}");
}

inline std::string messageStop()
{
    return sseEvent(R"({"type":"message_stop"})");
}

// The two events that end a reply.
inline std::string messageEnd(const std::string& reason = "end_turn")
{
    return messageDelta(R"({"stop_reason":")" + reason + R"(","stop_sequence":null})") + messageStop();
}

inline const std::string textBlock = R"({"type":"text","text":""})";
inline const std::string toolBlock = R"({"type":"tool_use","id":"toolu_1","name":"read","input":{}})";

} // namespace dragoman
