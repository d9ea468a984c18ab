#!/usr/bin/env bash
# The one door to the project on Linux and macOS. It only calls dotnet: see ./build.sh help.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

usage() {
  cat <<'USAGE'
usage: ./build.sh COMMAND [ARGUMENTS]
  demo [--out DIR] [--minutes N]   train an AC-GAN on drawn digits, sample, save, reload, export
  test [FILTER]                    build everything and run the tests (FILTER: dotnet test's syntax)
  run ARGS...                      the command line tool: ./build.sh run train acgan --drawn --preset compact --out RUN
  bench NAME [ARGS...]             time training steps against plain TorchSharp and PyTorch; bench help lists the names
  pack [all]                       the NuGet packages, in artifacts/; all: the tool for every platform, not for this machine's alone
Variable: TorchBackend=cpu|cuda-linux|cuda-windows
USAGE
}

say() { printf 'build.sh: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

need_sdk() {
  local found
  found=$(command -v dotnet >/dev/null && cd "$root" && dotnet --version 2>/dev/null) || found=none
  case $found in
    [1-9][0-9].*) ;;
    *) fail "needs the .NET SDK 10 or later, found $found: https://dotnet.microsoft.com/download" ;;
  esac
}

# Where a project takes libtorch for CUDA it puts it together from packages, in a place that is the same for all: one at a time then.
case ${TorchBackend:-cpu} in cuda*) serial=-m:1 ;; *) serial=-m ;; esac

# Builds the program of a folder and becomes it: become FOLDER ARGUMENTS...
become() {
  local folder=$root/$1 project log
  project=$(basename "$(echo "$folder"/*.csproj)" .csproj)
  shift
  log=$(mktemp)
  say "building $project"
  dotnet build "$folder" $serial -c Release --nologo -v quiet -clp:NoSummary > "$log" 2>&1 || { cat "$log" >&2; rm "$log"; fail "the build failed"; }
  rm "$log"
  exec dotnet "$folder/bin/Release/net10.0/$project.dll" "$@"
}

# Ends with the line "N passed, N failed", whatever happens before.
run_tests() {
  local results status=0 passed failed
  results=$(mktemp -d)
  local programs='' library='' room
  for room in Cli Docs Examples; do
    programs+="${programs:+|}FullyQualifiedName~.$room." library+="${library:+&}FullyQualifiedName!~.$room."
  done
  half() { # half NAME TESTS [FILTER]
    dotnet test "$root/tests/MLNetGan.Tests" -c Release --no-build --nologo --logger trx --results-directory "$results/$1" \
      --filter "${3:+($3)&}($2)"
  }
  if dotnet build "$root/MLNetGan.sln" $serial -c Release --nologo; then
    # Tests of programs mostly wait for these, while the others compute. Nothing goes through the second pipe: its ends run at once,
    # and Ctrl-C ends both.
    # The library's take half of the cores: threads that wait for each other lose more than they gain beside the programs.
    local threads=${OMP_NUM_THREADS:-$((($(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN) + 1) / 2))}
    exec 3>&1
    { half programs "$programs" "${1:-}" 2>&1 | sed 's/^/programs: /' >&3; } |
      OMP_NUM_THREADS=$threads half library "$library" "${1:-}" < /dev/null || status=$?
    exec 3>&-
  else
    status=1
  fi
  count() { cat "$results"/*/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }' || true; }
  passed=$(count passed)
  failed=$(($(count failed) + $(count error) + $(count timeout) + $(count aborted)))
  rm -rf "$results"
  # A run that broke off, or ran nothing, counts as a failure even where no test says so.
  if [ "$failed" = 0 ] && { [ $status != 0 ] || [ "$passed" = 0 ]; }; then failed=1; fi
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}

command=${1:-help}
[ $# -gt 0 ] && shift
case $command in
  demo)
    need_sdk
    out=runs/demo number=1
    while [ -e "$out" ]; do number=$((number + 1)); out=runs/demo-$number; done
    become examples/DrawnDigits "$@" --out "$out" ;; # the first --out counts
  test) need_sdk; run_tests "$@" ;;
  run) need_sdk; become src/MLNetGan.Cli "$@" ;;
  bench) need_sdk; become tests/Benchmarks "$@" ;;
  pack)
    need_sdk
    dotnet pack "$root/MLNetGan.sln" -c Release --nologo -v quiet -o "$root/artifacts" ${1:+"-p:ToolPlatforms=$1"}
    ls "$root"/artifacts/*.nupkg ;;
  help|-h|--help) usage ;;
  *) usage >&2; exit 2 ;;
esac
