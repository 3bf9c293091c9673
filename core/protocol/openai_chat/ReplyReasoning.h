#pragma once

#include "base/Json.h"

namespace dragoman {

// Where hosts put the model's thinking. Those that fill more than one place repeat the same text, so the
// first place that is filled counts: `reasoning_content` (DeepSeek, Qwen, GLM, Kimi, vLLM, llama.cpp),
// `reasoning` (OpenRouter, newer vLLM, Ollama), `reasoning_details` (OpenRouter, MiniMax).
// Calls `take(JsonText)` with each text; `payload` is a delta or a message.
template <class Take>
void readReasoning(const JsonValue& payload, const Take& take)
{
    for (const std::string_view name : { "reasoning_content", "reasoning" }) {
        const JsonText text = payload[name].text();
        if (!text.isEmpty())
            return take(text);
    }
    for (const JsonValue detail : payload["reasoning_details"]) {
        take(detail["text"].text());
        take(detail["summary"].text());
    }
}

// A content part `{type: "thinking", thinking: text or parts}` (Mistral).
template <class Take>
void readThinkingPart(const JsonValue& part, const Take& take)
{
    const JsonValue thinking = part["thinking"];
    take(thinking.text());
    if (!thinking.isArray())
        return;
    for (const JsonValue piece : thinking)
        take(piece["text"].text());
}

} // namespace dragoman
