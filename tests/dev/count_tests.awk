# Counts a JUnit report of ctest; prints "PASSED FAILED SKIPPED". A Qt Test program counts with every row of
# its closing line, another program as one. Whatever failed without a failed row (a crash, a time-out, a
# program that cannot be started) counts as one more.

/^[ \t]*<testcase / {
    match($0, / status="[a-z]*"/)
    status = substr($0, RSTART + 9, RLENGTH - 10)
    rows = good = bad = left_out = 0
}

/^Totals: [0-9]+ passed, [0-9]+ failed, [0-9]+ skipped,/ {
    rows = 1
    good = $2
    bad = $4
    left_out = $6
}

/^[ \t]*<\/testcase>/ {
    passed += good
    failed += bad
    skipped += left_out
    if (status == "disabled")
        skipped++
    else if (status == "run" && !rows)
        passed++
    else if (status != "run" && !bad)
        failed++
}

END { print passed + 0, failed + 0, skipped + 0 }
