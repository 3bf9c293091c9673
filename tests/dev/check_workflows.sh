#!/usr/bin/env bash
# The files for hosted runners against the public schema of such files, which check-jsonschema brings along; and that
# a broken one is refused:   check_workflows.sh PYTHON
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

schema_check() { "$1" -m check_jsonschema --builtin-schema vendor.github-workflows "${@:2}"; }

if ! "$1" -c 'import check_jsonschema' 2>/dev/null; then
    echo 'SKIP: check-jsonschema is not installed: run ./dev deps test'
    exit 77
fi
schema_check "$1" .github/workflows/*.yml

broken=$(mktemp --suffix .yml)
trap 'rm -f "$broken"' EXIT
sed 's/^    runs-on:.*/    runs-off: nothing/' .github/workflows/ci.yml >"$broken"
if schema_check "$1" "$broken" >/dev/null 2>&1; then
    echo 'a workflow whose jobs run nowhere was accepted' && exit 1
fi

# Nothing of others runs here without its version; and whoever reads the file must know that nobody has tried it.
if grep -hE '^\s*(- )?uses:' .github/workflows/*.yml | grep -vE '@v[0-9]+\.[0-9]+\.[0-9]+$'; then
    echo 'an action is not pinned to a version' && exit 1
fi
for file in .github/workflows/*.yml; do
    head -n 1 "$file" | grep -q 'Written, never run' || { echo "$file does not say that it was never run" && exit 1; }
done
