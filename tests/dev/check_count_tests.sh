#!/usr/bin/env bash
# Real reports of ctest, counted by count_tests.awk. Usage: check_count_tests.sh CTEST
set -euo pipefail
counter=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/count_tests.awk
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
result=0

# What a test program would print, as a line of bash.
totals() { # PASSED FAILED SKIPPED
    # shellcheck disable=SC2028 # the inner shell reads the escapes
    echo "printf 'PASS   : a()\\nTotals: $1 passed, $2 failed, $3 skipped, 0 blacklisted, 7ms\\n***\\n'"
}

# expect RULE "PASSED FAILED SKIPPED" [TEST...]: each test is a line of bash.
expect() {
    local rule=$1 expected=$2 number=0 counted line
    shift 2
    : >CTestTestfile.cmake
    for line in "$@"; do
        number=$((number + 1))
        printf '%s\n' "$line" >"$number.sh"
        printf 'add_test(t%d bash "%s/%d.sh")\nset_tests_properties(t%d PROPERTIES TIMEOUT 2)\n' \
            "$number" "$folder" "$number" "$number" >>CTestTestfile.cmake
    done
    if [[ $rule == missingProgram ]]; then echo 'add_test(gone /nowhere/at-all)' >>CTestTestfile.cmake; fi
    if [[ $rule == disabled ]]; then
        echo 'set_tests_properties(t1 PROPERTIES DISABLED TRUE)' >>CTestTestfile.cmake
    fi
    "$ctest" --output-junit "$folder/report.xml" --test-output-size-passed 1000000 \
        --test-output-size-failed 1000000 >ctest.log 2>&1 || true
    counted=$(awk -f "$counter" report.xml)
    if [[ $counted == "$expected" ]]; then
        echo "PASS: $rule"
    else
        echo "FAIL: $rule: counted $counted, expected $expected"
        result=1
    fi
}

ctest=$1
expect rows '12 0 3' "$(totals 7 0 1)" "$(totals 5 0 2)"
expect failedRows '7 2 0' "$(totals 7 2 0); exit 2"
expect rowsBehindMuchOutput '7 0 0' "seq 20000; $(totals 7 0 0)"
expect totalsInsideALine '1 0 0' "echo 'it said Totals: 9 passed, 0 failed, 0 skipped, 0 blacklisted, 1ms'"
expect programsWithoutRows '2 1 0' true true false
expect crashBehindPassedRows '7 1 0' "$(totals 7 0 0); kill -SEGV \$\$"
expect timeOut '5 1 0' 'exec sleep 60' "$(totals 5 0 0)"
expect missingProgram '5 1 0' "$(totals 5 0 0)"
expect disabled '5 0 1' false "$(totals 5 0 0)"
expect markupInOutput '5 0 0' "echo '</testcase><testcase status=\"fail\">'; $(totals 5 0 0)"
exit $result
