#!/usr/bin/env bash
# What included_headers.awk makes of a small tree.
set -euo pipefail
reader=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/included_headers.awk
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p core/a core/b tests/support app
echo '#include "b/Far.h"' >core/a/Near.h
printf '%s\n' '#include <vector>' '#include "a/Near.h"' >core/b/Far.h # a circle
printf '%s\n' '#pragma once' '#include "a/Near.h"' >app/Own.h
printf '%s\n' '#include "Own.h"' '#include "unknown.h"' >app/main.cpp
echo '#include "support/Fake.h"' >tests/tst_a.cpp
: >tests/support/Fake.h
echo 'int alone;' >core/a/Alone.cpp

expected='app/main.cpp app/Own.h core/a/Near.h core/b/Far.h
core/a/Alone.cpp
tests/tst_a.cpp tests/support/Fake.h'
found=$(find . -type f | sed 's|^\./||' | sort | xargs awk -f "$reader" | sort | tr -s ' ' | sed 's/ $//')
diff <(echo "$expected") <(echo "$found") && echo 'PASS: included_headers'
