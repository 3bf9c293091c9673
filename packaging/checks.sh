# shellcheck shell=bash
# Counted checks for the smoke scripts; to be sourced. Ends with `N ok, N failed` (end_of_checks).
checks_ok=0
checks_failed=0

group() { printf '\n== %s\n' "$*"; }
fact() { printf '     %s\n' "$*"; }

# What the command prints is shown when it fails.
check() { # TEXT COMMAND...
    local text=$1 output
    shift
    if output=$("$@" 2>&1); then
        checks_ok=$((checks_ok + 1))
        printf 'ok   %s\n' "$text"
    else
        checks_failed=$((checks_failed + 1))
        printf 'FAIL %s\n' "$text"
        head -c 1500 <<<"$output" | sed 's/^/     | /'
    fi
}

check_equal() { # TEXT EXPECTED FOUND
    check "$1" same "$2" "$3"
}
same() { [[ $1 == "$2" ]] || { printf 'expected: %s\nfound:    %s\n' "$1" "$2" && false; }; }

check_contains() { # TEXT PART WHOLE
    check "$1" holds "$2" "$3"
}
holds() { [[ $2 == *"$1"* ]] || { printf 'expected to contain: %s\nfound: %s\n' "$1" "$2" && false; }; }

# Tries a command every 0.2 s until it succeeds.
eventually() { # SECONDS COMMAND...
    local deadline=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        if ((SECONDS >= deadline)); then
            "$@"
            return
        fi
        sleep 0.2
    done
}

end_of_checks() {
    printf '\n%d ok, %d failed\n' "$checks_ok" "$checks_failed"
    ((checks_failed == 0))
}
