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


def setting(name):
    value = os.environ.get(name)
    if not value:
        raise SystemExit("BASE_URL, API_KEY and MODEL must be set")
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


def run_scenario(scenarios):
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in scenarios:
        raise SystemExit(f"Unknown scenario {name}; known: {' '.join(scenarios)}")
    try:
        outcome = scenarios[name]()
    except Exception as error:  # every failure is an outcome to report
        outcome = {"error": describe_error(error)}
    print(json.dumps(outcome, ensure_ascii=False))
