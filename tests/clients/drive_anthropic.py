"""Runs scenarios with the official `anthropic` package: python drive_anthropic.py SCENARIO[@MODEL]...

BASE_URL is the root, without /v1. See README.md for the outcomes that it prints.
"""

import json

from anthropic import Anthropic
from driver import (
    ANSWER_SCHEMA, HISTORY, TINY_PNG, WEATHER_SCHEMA, current, run_scenarios, seen_by, setting, unique_text,
)

client = Anthropic(base_url=setting("BASE_URL"), api_key=setting("API_KEY"), timeout=20, max_retries=0)
WEATHER_TOOL = {"name": "get_weather", "description": "Weather of a city", "input_schema": WEATHER_SCHEMA}
THINK = {"thinking": {"type": "enabled", "budget_tokens": 1024}}


def say(*messages):
    whole = [{"role": "user", "content": m} if isinstance(m, str) else m for m in messages]
    return {"model": current["model"], "max_tokens": 4096, "messages": whole}


def ask_weather():
    return {**say("How is the weather?"), "tools": [WEATHER_TOOL]}


def joined(content, kind, key):
    return "".join(getattr(block, key) for block in content if block.type == kind)


def calls_of(message):
    return [block for block in message.content if block.type == "tool_use"]


def usage_of(usage):
    cached = usage.cache_read_input_tokens or 0
    return {"input": usage.input_tokens, "output": usage.output_tokens, "cached": cached}


def summary(message):
    return {
        "text": joined(message.content, "text", "text"),
        "thinking": joined(message.content, "thinking", "thinking"),
        "tools": [{"name": c.name, "arguments": c.input, "hasId": bool(c.id)} for c in calls_of(message)],
        "stop": message.stop_reason,
        "sequence": message.stop_sequence,
        "usage": usage_of(message.usage),
        "model": message.model,
        "blocks": [block.type for block in message.content],
    }


def whole(request):
    return client.messages.create(**request)


def final_message(request):
    with client.messages.stream(**request) as stream:
        return stream.get_final_message()


def create(request):
    return summary(whole(request))


def helper(request):
    return summary(final_message(request))


def add_delta(block, delta):
    for key in ("text", "thinking", "partial_json"):
        block[key] += getattr(delta, key, None) or ""


def tool_outcome(block):
    return {"name": block["name"], "arguments": json.loads(block["partial_json"] or "{}"), "hasId": bool(block["id"])}


def create_stream(request):
    blocks, seen = [], {"events": 0}
    for event in client.messages.create(**request, stream=True):
        seen["events"] += 1
        if event.type == "message_start":
            seen |= {"model": event.message.model, "usage": usage_of(event.message.usage)}
        elif event.type == "content_block_start":
            start = {"type": event.content_block.type, "name": getattr(event.content_block, "name", "")}
            empty = {"text": "", "thinking": "", "partial_json": ""}
            blocks.append({**start, **empty, "id": getattr(event.content_block, "id", "")})
        elif event.type == "content_block_delta":
            add_delta(blocks[event.index], event.delta)
        elif event.type == "message_delta":
            seen |= {"stop": event.delta.stop_reason, "sequence": event.delta.stop_sequence}
            seen["usage"]["output"] = event.usage.output_tokens
            seen["usage"]["input"] = event.usage.input_tokens or seen["usage"]["input"]
            seen["usage"]["cached"] = event.usage.cache_read_input_tokens or seen["usage"]["cached"]
    seen |= {key: "".join(block[key] for block in blocks) for key in ("text", "thinking")}
    seen["tools"] = [tool_outcome(block) for block in blocks if block["type"] == "tool_use"]
    return seen | {"blocks": [block["type"] for block in blocks]}


def inspect(request):
    return seen_by(create(request)["text"])


def result_of(call):
    return {"type": "tool_result", "tool_use_id": call.id, "content": f"sunny in {call.input['city']}"}


def tool_loop(request, one_turn):
    """Answers calls until none comes; `turns` counts the requests."""
    turns = 1
    while True:
        message = one_turn(request)
        if not calls_of(message):
            return {"text": joined(message.content, "text", "text"), "turns": turns}
        results = [result_of(call) for call in calls_of(message)]
        reply = {"role": "assistant", "content": [replayed(block) for block in message.content]}
        request = {**request, "messages": [*request["messages"], reply, {"role": "user", "content": results}]}
        turns += 1


REPLAYED_KEYS = {
    "text": {"type", "text"}, "thinking": {"type", "thinking", "signature"}, "tool_use": {"type", "id", "name", "input"},
}


def replayed(block):
    return block.model_dump(include=REPLAYED_KEYS[block.type])


def partial_then_error(request):
    text, stopped = "", False
    try:
        for event in client.messages.create(**request, stream=True):
            text += getattr(getattr(event, "delta", None), "text", None) or ""
            stopped = stopped or event.type == "message_stop"
    except Exception as error:  # the failure is the outcome
        return {
            "text": text, "failed": True, "stopped": stopped, "class": type(error).__name__, "message": str(error),
        }
    return {"text": text, "failed": False, "stopped": stopped}


def abort_after_first_delta():
    stream = client.messages.create(**say("Hold on"), stream=True)
    for event in stream:
        if event.type == "content_block_delta":
            stream.close()
            return {"text": event.delta.text, "aborted": True}
    return {"aborted": False}


def list_models():
    entries = list(client.models.list(limit=7))
    first = entries[0]
    return {
        "count": len(entries),
        "hasText": any(entry.id == "scripted-text" for entry in entries),
        "type": first.type,
        "hasCreated": first.created_at is not None,
        "hasName": bool(first.display_name),
    }


def model():
    found = client.models.retrieve(current["model"])
    return {"type": found.type, "id": found.id}


def structured():
    config = {"output_config": {"format": {"type": "json_schema", "schema": ANSWER_SCHEMA}}}
    message = whole({**say("How far, as JSON?"), **config})
    return {"parsed": json.loads(joined(message.content, "text", "text")), "stop": message.stop_reason}


def retry():
    return summary(client.with_options(max_retries=2).messages.create(**say(unique_text())))


def count_tokens():
    messages = say("How many tokens are in this line of text?")["messages"]
    return {"input_tokens": client.messages.count_tokens(model=current["model"], messages=messages).input_tokens}


def image_in_result():
    call = {"type": "tool_use", "id": "toolu_picture", "name": "get_weather", "input": {"city": "Paris"}}
    content = [{"type": "text", "text": "The map"}, IMAGE]
    result = {"type": "tool_result", "tool_use_id": call["id"], "content": content}
    turns = say("Show", {"role": "assistant", "content": [call]}, {"role": "user", "content": [result]})
    return inspect({**turns, "tools": [WEATHER_TOOL]})


IMAGE = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": TINY_PNG}}
LOOK = {"role": "user", "content": [{"type": "text", "text": "Look"}, IMAGE]}
SYSTEM = [{"type": "text", "text": "Be brief"}, {"type": "text", "text": "Be kind"}]
FORCED = {"tool_choice": {"type": "tool", "name": "get_weather", "disable_parallel_tool_use": True}}
LIMITS = {"max_tokens": 321, "stop_sequences": ["END"]}

run_scenarios({
    "text": lambda: create(say("Hello")),
    "text-stream": lambda: create_stream(say("Hello")),
    "stream-helper": lambda: helper(say("Hello")),
    "tools": lambda: create(ask_weather()),
    "tools-stream": lambda: create_stream(ask_weather()),
    "tools-helper": lambda: helper(ask_weather()),
    "forced-tool": lambda: create({**ask_weather(), **FORCED}),
    "tool-loop": lambda: tool_loop(ask_weather(), whole),
    "tool-loop-stream": lambda: tool_loop(ask_weather(), final_message),
    "tool-loop-thinking": lambda: tool_loop({**ask_weather(), **THINK}, final_message),
    "image": lambda: inspect(say(LOOK)),
    "image-result": image_in_result,
    "system": lambda: inspect({**say("Hello"), "system": SYSTEM}),
    "history": lambda: inspect({**say(*HISTORY), **LIMITS}),
    "thinking": lambda: create({**say("Think"), **THINK}),
    "thinking-stream": lambda: create_stream({**say("Think"), **THINK}),
    "thinking-helper": lambda: helper({**say("Think"), **THINK}),
    "error": lambda: create(say("Fail")),
    "error-stream": lambda: create_stream(say("Fail")),
    "broken-stream": lambda: partial_then_error(say("Break")),
    "retry": retry,
    "models": list_models,
    "model": model,
    "count-tokens": count_tokens,
    "json": structured,
    "stop": lambda: create({**say("Count"), "stop_sequences": ["three"]}),
    "abort": abort_after_first_delta,
})
