"""What the Python drivers share; the outcome has the same words as that of driver.mjs."""

import json
import os
import sys
import time

TINY_PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
WEATHER_SCHEMA = {
    "type": "object",
    "properties": {
        "city": {"type": "string", "description": "Name of the city"},
        "days": {"type": "integer", "minimum": 1},
    },
    "required": ["city"],
}
ANSWER_SCHEMA = {
    "type": "object",
    "properties": {"answer": {"type": "integer"}, "unit": {"type": "string"}},
    "required": ["answer", "unit"],
    "additionalProperties": False,
}
HISTORY = [
    {"role": "user", "content": "First"},
    {"role": "assistant", "content": "Second"},
    {"role": "user", "content": "Third"},
]

# The model that the running scenario is to use.
current = {"model": os.environ.get("MODEL", "")}


def setting(name):
    value = os.environ.get(name)
    if not value:
        raise SystemExit(f"{name} must be set")
    return value


def unique_text():
    """A text that no other run uses: the scripted model counts the attempts of a request by it."""
    return f"Attempt of {os.getpid()}-{time.monotonic_ns()}"


def describe_error(error):
    body = getattr(error, "body", None)
    inner = body.get("error", body) if isinstance(body, dict) else {}
    return {
        "class": type(error).__name__,
        "status": getattr(error, "status_code", None),
        "type": inner.get("type"),
        "code": inner.get("code"),
        "message": str(error),
        "hasRequestId": bool(getattr(error, "request_id", None)),
    }


def seen_by(text):
    """The JSON that the scripted model tells about the request it got."""
    return {"seen": json.loads(text)}


def outcome_of(scenario):
    try:
        return scenario()
    except Exception as error:  # every failure is an outcome to report
        return {"error": describe_error(error)}


def run_scenarios(scenarios):
    """Runs the scenarios that the command line names, each as SCENARIO or SCENARIO@MODEL, and prints
    one line of JSON for each."""
    for word in sys.argv[1:]:
        name, _, model = word.partition("@")
        if name not in scenarios:
            raise SystemExit(f"Unknown scenario {name}; known: {' '.join(scenarios)}")
        current["model"] = model or current["model"]
        print(json.dumps(outcome_of(scenarios[name]), ensure_ascii=False), flush=True)
