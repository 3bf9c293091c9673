"""Checks changes of settings with parsers that have nothing to do with ours.

Reads a JSON list of {format, before, after, path, value} from the file that the first argument names: parsed,
`after` must be `before` with `value` at `path`. Prints every difference; exit code 1 when there is one.
"""
import json
import re
import sys
import tomllib

import yaml

TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|//[^\r\n]*|/\*.*?\*/|[\s]+|[^\s"/]', re.S)


def read_jsonc(text):
    tokens = [t for t in TOKEN.findall(text) if not t.isspace() and not t.startswith(("//", "/*"))]
    kept = [t for t, following in zip(tokens, tokens[1:] + [""]) if not (t == "," and following in ("}", "]"))]
    plain = "".join(kept)
    return json.loads(plain, parse_float=str, parse_int=str) if plain else {}


def read_yaml(text):
    return yaml.safe_load(text) or {}


READERS = {"jsonc": read_jsonc, "toml": tomllib.loads, "yaml": read_yaml}


def put(settings, path, value):
    for part in path[:-1]:
        if settings.get(part) is None:
            settings[part] = [] if isinstance(value, dict) and value.get("name") == path[-1] else {}
        settings = settings[part]
    if isinstance(settings, list):
        settings[:] = [entry for entry in settings if entry.get("name") != path[-1]] + [value]
    else:
        settings[path[-1]] = value


def normal(value):
    if isinstance(value, dict):
        return {key: normal(one) for key, one in value.items()}
    if isinstance(value, list):
        names = all(isinstance(one, dict) and "name" in one for one in value)
        return sorted(map(normal, value), key=lambda one: str(one["name"])) if names else list(map(normal, value))
    return value


def differs(case):
    read = READERS[case["format"]]
    before = read(case["before"].removeprefix("\ufeff"))
    after = read(case["after"].removeprefix("\ufeff"))
    value = json.loads(case["value"], parse_float=str, parse_int=str)
    put(before, case["path"], value)
    return normal(before) != normal(after)


with open(sys.argv[1], encoding="utf-8", newline="") as file:
    cases = json.load(file)
wrong = [case for case in cases if differs(case)]
for case in wrong[:3]:
    print(json.dumps(case, ensure_ascii=False, indent=1))
print(f"{len(cases)} changes, {len(wrong)} wrong")
sys.exit(1 if wrong or not cases else 0)
