"""Runs scenarios with the official `openai` package: python drive_openai.py SCENARIO[@MODEL]...

BASE_URL ends in /v1. See README.md for the outcomes that it prints.
"""

import json

from driver import (
    ANSWER_SCHEMA, HISTORY, TINY_PNG, WEATHER_SCHEMA, current, run_scenarios, seen_by, setting, unique_text,
)
from openai import OpenAI

client = OpenAI(base_url=setting("BASE_URL"), api_key=setting("API_KEY"), timeout=20, max_retries=0)
WEATHER_TOOL = {
    "type": "function",
    "function": {"name": "get_weather", "description": "Weather of a city", "parameters": WEATHER_SCHEMA},
}
STREAMING = {"stream": True, "stream_options": {"include_usage": True}}


def say(*messages):
    whole = [{"role": "user", "content": m} if isinstance(m, str) else m for m in messages]
    return {"model": current["model"], "messages": whole}


def ask_weather():
    return {**say("How is the weather?"), "tools": [WEATHER_TOOL]}


def parsed_call(call):
    return {"name": call.function.name, "arguments": json.loads(call.function.arguments), "hasId": bool(call.id)}


def usage_of(usage):
    if usage is None:
        return None
    details = usage.prompt_tokens_details
    return {
        "input": usage.prompt_tokens,
        "output": usage.completion_tokens,
        "total": usage.total_tokens,
        "cached": (details.cached_tokens if details else 0) or 0,
    }


def summary(completion):
    choice = completion.choices[0]
    return {
        "text": choice.message.content or "",
        "thinking": getattr(choice.message, "reasoning_content", None) or "",
        "tools": [parsed_call(call) for call in choice.message.tool_calls or []],
        "stop": choice.finish_reason,
        "usage": usage_of(completion.usage),
        "model": completion.model,
        "object": completion.object,
    }


def create(request):
    return summary(client.chat.completions.create(**request))


def add_calls(calls, parts):
    for part in parts or []:
        while len(calls) <= part.index:
            calls.append({"name": "", "text": "", "id": ""})
        call = calls[part.index]
        call["id"] += part.id or ""
        call["name"] += part.function.name or ""
        call["text"] += part.function.arguments or ""


def create_stream(request):
    seen = {"text": "", "thinking": "", "stop": None, "usage": None, "events": 0}
    calls = []
    for chunk in client.chat.completions.create(**request, **STREAMING):
        seen["events"] += 1
        seen["model"] = chunk.model
        seen["usage"] = usage_of(chunk.usage) or seen["usage"]
        for choice in chunk.choices:
            seen["text"] += choice.delta.content or ""
            seen["thinking"] += getattr(choice.delta, "reasoning_content", None) or ""
            seen["stop"] = choice.finish_reason or seen["stop"]
            add_calls(calls, choice.delta.tool_calls)
    seen["tools"] = [
        {"name": c["name"], "arguments": json.loads(c["text"]), "hasId": bool(c["id"])} for c in calls
    ]
    return seen


def final_completion(request):
    with client.chat.completions.stream(**request, stream_options={"include_usage": True}) as stream:
        return stream.get_final_completion()


def inspect(request):
    return seen_by(create(request)["text"])


def result_of(call):
    city = json.loads(call.function.arguments)["city"]
    return {"role": "tool", "tool_call_id": call.id, "content": f"sunny in {city}"}


def replayed(message):
    calls = [
        {"id": c.id, "type": "function", "function": {"name": c.function.name, "arguments": c.function.arguments}}
        for c in message.tool_calls
    ]
    return {"role": "assistant", "content": message.content, "tool_calls": calls}


def tool_loop(request, one_turn):
    """Answers calls until none comes; `turns` counts the requests."""
    turns = 1
    while True:
        message = one_turn(request).choices[0].message
        if not message.tool_calls:
            return {"text": message.content, "turns": turns}
        results = [result_of(call) for call in message.tool_calls]
        request = {**request, "messages": [*request["messages"], replayed(message), *results]}
        turns += 1


def partial_then_error(request):
    text = ""
    try:
        for chunk in client.chat.completions.create(**request, **STREAMING):
            text += "".join(choice.delta.content or "" for choice in chunk.choices)
    except Exception as error:  # the failure is the outcome
        return {"text": text, "failed": True, "class": type(error).__name__, "message": str(error)}
    return {"text": text, "failed": False}


def abort_after_first_delta():
    stream = client.chat.completions.create(**say("Hold on"), **STREAMING)
    for chunk in stream:
        text = "".join(choice.delta.content or "" for choice in chunk.choices)
        if text:
            stream.close()
            return {"text": text, "aborted": True}
    return {"aborted": False}


def list_models():
    entries = list(client.models.list())
    first = entries[0]
    has_text = any(entry.id == "scripted-text" for entry in entries)
    return {"count": len(entries), "hasText": has_text, "object": first.object, "hasCreated": first.created > 0}


def structured():
    schema = {"name": "answer", "schema": ANSWER_SCHEMA, "strict": True}
    request = {**say("How far, as JSON?"), "response_format": {"type": "json_schema", "json_schema": schema}}
    choice = client.chat.completions.create(**request).choices[0]
    return {
        "parsed": json.loads(choice.message.content),
        "stop": choice.finish_reason,
        "tools": len(choice.message.tool_calls or []),
    }


def retry():
    return summary(client.with_options(max_retries=2).chat.completions.create(**say(unique_text())))


def whole(request):
    return client.chat.completions.create(**request)


IMAGE = {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{TINY_PNG}"}}
LOOK = {"role": "user", "content": [{"type": "text", "text": "Look"}, IMAGE]}
SYSTEM = [{"role": "system", "content": "Be brief"}, {"role": "developer", "content": "Be kind"}]
FORCED = {"tool_choice": {"type": "function", "function": {"name": "get_weather"}}, "parallel_tool_calls": False}
LIMITS = {"temperature": 0.5, "max_completion_tokens": 321, "stop": ["END"]}

run_scenarios({
    "text": lambda: create(say("Hello")),
    "text-stream": lambda: create_stream(say("Hello")),
    "stream-helper": lambda: summary(final_completion(say("Hello"))),
    "tools": lambda: create(ask_weather()),
    "tools-stream": lambda: create_stream(ask_weather()),
    "tools-helper": lambda: summary(final_completion(ask_weather())),
    "forced-tool": lambda: create({**ask_weather(), **FORCED}),
    "tool-loop": lambda: tool_loop(ask_weather(), whole),
    "tool-loop-stream": lambda: tool_loop(ask_weather(), final_completion),
    "tool-loop-thinking": lambda: tool_loop({**ask_weather(), "reasoning_effort": "low"}, final_completion),
    "image": lambda: inspect(say(LOOK)),
    "system": lambda: inspect(say(*SYSTEM, "Hello")),
    "history": lambda: inspect({**say(*HISTORY), **LIMITS}),
    "thinking": lambda: create(say("Think")),
    "thinking-stream": lambda: create_stream(say("Think")),
    "error": lambda: create(say("Fail")),
    "error-stream": lambda: create_stream(say("Fail")),
    "broken-stream": lambda: partial_then_error(say("Break")),
    "retry": retry,
    "models": list_models,
    "model": lambda: client.models.retrieve(current["model"]).model_dump(),
    "json": structured,
    "stop": lambda: create({**say("Count"), "stop": ["three"]}),
    "abort": abort_after_first_delta,
})
