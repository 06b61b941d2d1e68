#!/bin/sh
# Fuzzes each target for SECONDS (default 60), all at once: sh tests/fuzz/run.sh [SECONDS]
# What is found is left as build/fuzz/findings/TARGET-crash-...; new inputs that reach new code, in build/fuzz/corpus/TARGET.
set -eu
seconds=${1:-60}
tests=$(cd "$(dirname "$0")/.." && pwd)
build=${FUZZ_BUILD:-$tests/../build/fuzz}
mkdir -p "$build/findings"
running=
# The folders with inputs to begin with, one a line.
seeds_of() {
    case $1 in
        record) echo "$tests/data/provenance" ;;
        reply) echo "$tests/data/planner" ;;
        log) echo "$tests/data/gmat/logs" ;;
        *) printf '%s\n' "$tests/fuzz/seeds" "$tests/fuzz/regressions" "$tests/script/broken" ;;
    esac
}
targets="parse roundtrip format record reply log"
for target in $targets; do
    mkdir -p "$build/corpus/$target"
    # shellcheck disable=SC2046  # one folder a word
    "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=20000 \
        -dict="$tests/fuzz/gmat.dict" -artifact_prefix="$build/findings/$target-" -print_final_stats=1 \
        "$build/corpus/$target" $(seeds_of "$target") \
        >"$build/findings/$target.log" 2>&1 &
    running="$running $!"
done
failed=0
for job in $running; do
    wait "$job" || failed=1
done
for target in $targets; do
    printf '%s: ' "$target"
    # What was run, and the first thing that was wrong.
    grep -aE '^(stat::number_of_executed_units|fuzz::)|ERROR: ' "$build/findings/$target.log" | head -n 3 | tr '\n' ' '
    echo
done
exit "$failed"
