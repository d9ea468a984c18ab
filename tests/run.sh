#!/usr/bin/env bash
# Runs all built tests, or those that FILTER names (dotnet test's syntax), and ends with the line "N passed, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

filter=()
[ $# -gt 0 ] && filter=(--filter "$1")
dotnet test tests/MLNetGan.Tests/MLNetGan.Tests.csproj -c Release --no-build --nologo \
  --logger trx --results-directory "$results" "${filter[@]}"
status=$?

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'; }
passed=$(count passed)
failed=$(($(count failed) + $(count error) + $(count timeout) + $(count aborted)))
# A run that broke off counts as a failure even where no test says so.
if [ $status != 0 ] && [ $failed = 0 ]; then failed=1; fi
if [ "$passed" = 0 ] && [ $failed = 0 ]; then echo "no tests were run" >&2; status=1; fi
echo "$passed passed, $failed failed"
[ $failed = 0 ] && exit $status
exit 1
