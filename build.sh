#!/usr/bin/env bash
# The one door to the project on Linux: every command does all the set-up that it needs. See ./build.sh help.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
deps=$root/.deps
native=$deps/native
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
onnxruntime_version=1.30.0

usage() {
  cat <<'USAGE'
usage: ./build.sh COMMAND [ARGUMENTS]
  demo [--out DIR] [--minutes N]   train an AC-GAN on drawn digits, sample, save, reload, export
  test [FILTER]                    build everything and run the tests
  run ARGS...                      the command line tool: ./build.sh run train acgan --drawn --out RUN
  bench dcgan|pix2pix|progan [ARGS...]   time a training step here and in PyTorch: --steps N; pix2pix also --size PIXELS,
                                   --batch N, --channels N and --preset reference|compact
  bench pipeline [--steps N]       time what the data-view layer costs
  pack                             the NuGet packages, in artifacts/
  setup                            only install and build what the project needs
Variables: DependencySource=nuget|standins (default: asks the feed once), TorchBackend=cpu|cuda-linux|cuda-windows
(real packages), LIBTORCH=DIR (stand-ins: another libtorch than the system's).
USAGE
}

say() { printf 'build.sh: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "needs root to run '$*': run as root or install sudo"; fi
}

# Installs the Debian packages that are missing, saying which.
need_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  command -v apt-get >/dev/null || fail "missing ${missing[*]}, and there is no apt-get to install them"
  say "installing ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Asks the feed once whether it holds the real packages, in the very versions: NuGet would take newer ones, with warning NU1603.
choose_source() {
  local source=${DependencySource:-}
  if [ -z "$source" ] && [ -f "$deps/source" ]; then source=$(cat "$deps/source"); fi
  if [ -z "$source" ]; then
    say "asking the package feed for the real packages"
    local probe; probe=$(mktemp -d)
    cat > "$probe/probe.csproj" <<'PROBE'
<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework>
<WarningsAsErrors>NU1603</WarningsAsErrors></PropertyGroup><ItemGroup>
<PackageReference Include="Microsoft.ML" Version="5.0.0" /><PackageReference Include="TorchSharp" Version="0.106.0" />
<PackageReference Include="Microsoft.ML.OnnxTransformer" Version="5.0.0" />
<PackageReference Include="SixLabors.ImageSharp" Version="3.1.12" /></ItemGroup></Project>
PROBE
    if timeout 120 dotnet restore "$probe/probe.csproj" >/dev/null 2>&1; then source=nuget; else source=standins; fi
    rm -rf "$probe"
  fi
  case $source in nuget|standins) ;; *) fail "DependencySource is '$source'; expected nuget or standins" ;; esac
  mkdir -p "$deps"
  if [ "$(cat "$deps/source" 2>/dev/null)" != "$source" ]; then
    say "dependencies: $source"
    cat > "$deps/local.props.new" <<PROPS
<Project>
  <PropertyGroup>
    <DependencySource Condition="'\$(DependencySource)' == ''">$source</DependencySource>
  </PropertyGroup>
</Project>
PROPS
    mv "$deps/local.props.new" "$deps/local.props"
    printf '%s' "$source" > "$deps/source"
  fi
  export DependencySource=$source
}

# ONNX Runtime's native library lies inside the npm package; nothing of the package is run.
get_onnxruntime() {
  local target=$native/libonnxruntime.so arch
  [ -f "$target" ] && return
  case $(uname -m) in x86_64) arch=x64 ;; aarch64) arch=arm64 ;; *) fail "no ONNX Runtime for $(uname -m)" ;; esac
  command -v npm >/dev/null || need_packages npm
  say "fetching ONNX Runtime $onnxruntime_version"
  local folder; folder=$(mktemp -d)
  (cd "$folder" && npm pack --silent --ignore-scripts "onnxruntime-node@$onnxruntime_version" >/dev/null) \
    || fail "npm could not fetch onnxruntime-node@$onnxruntime_version"
  tar -xzf "$folder"/onnxruntime-node-*.tgz -C "$folder" --wildcards "package/bin/*/linux/$arch/libonnxruntime.so*"
  cp "$(find "$folder/package" -name 'libonnxruntime.so*' -size +1M | head -n 1)" "$target.new"
  mv "$target.new" "$target"
  rm -rf "$folder"
}

# The shim that lets C# call libtorch: compiled once for the libtorch at hand.
build_shim() {
  local source=$root/nuget/standins/TorchSharp/native/shim.cpp target=$native/libmlnetgan_torch.so stamp
  stamp="$(sha256sum < "$source") ${LIBTORCH:-system}"
  [ -f "$target" ] && [ "$(cat "$native/shim.stamp" 2>/dev/null)" = "$stamp" ] && return
  local flags=(-I/usr/include/torch/csrc/api/include) links=()
  if [ -n "${LIBTORCH:-}" ]; then
    [ -f "$LIBTORCH/lib/libtorch.so" ] || fail "LIBTORCH is '$LIBTORCH', which has no lib/libtorch.so"
    flags=("-I$LIBTORCH/include" "-I$LIBTORCH/include/torch/csrc/api/include")
    links=("-L$LIBTORCH/lib" "-Wl,-rpath,$LIBTORCH/lib")
    [ -f "$LIBTORCH/lib/libtorch_cuda.so" ] && links+=(-Wl,--no-as-needed -ltorch_cuda -lc10_cuda -Wl,--as-needed)
  fi
  say "compiling the libtorch shim"
  # -D_GLIBCXX_USE_CXX11_ABI is left to the compiler's default: Debian's and all current builds use the new ABI.
  "${CXX:-g++}" -std=c++17 -O2 -fPIC -shared -w "${flags[@]}" "$source" -o "$target.new" "${links[@]}" -ltorch -ltorch_cpu -lc10
  mv "$target.new" "$target"
  printf '%s' "$stamp" > "$native/shim.stamp"
}

setup() {
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
  choose_source
  if [ "$DependencySource" = standins ]; then
    mkdir -p "$native"
    if [ -z "${LIBTORCH:-}" ]; then need_packages g++ libtorch-dev libopenblas0-openmp libpng16-16 libturbojpeg0
    else need_packages g++ libpng16-16 libturbojpeg0; fi
    get_onnxruntime
    build_shim
  fi
}

# What a build depends on: names, times and sizes of the sources, and the choices above.
sources_state() {
  { find "$root" -mindepth 1 \( -name bin -o -name obj -o -name '.?*' -o -name runs -o -name artifacts \) -prune -o \
      -type f \( -name '*.cs' -o -name '*proj' -o -name '*.props' -o -name '*.targets' -o -name '*.sln' -o -path '*/tests/*' \) -printf '%P %T@ %s\n' | sort
    printf '%s %s\n' "$DependencySource" "${TorchBackend:-cpu}"
  } | sha256sum
}

# Builds a project or the solution, quiet when all is well, and only when something changed since its last build.
build() {
  local project=$1 log=$deps/build.log folder state built
  folder=$(dirname "$project")
  [ "$folder" = . ] && folder=tests/MLNetGan.Tests
  state=$(sources_state)
  for built in "$project" MLNetGan.sln; do
    [ "$(cat "$deps/built/$(basename "$built")" 2>/dev/null)" = "$state" ] && [ -d "$root/$folder/bin/Release" ] && return
  done
  say "building $project"
  (cd "$root" && dotnet build "$project" -c Release --nologo -v quiet -clp:NoSummary) > "$log" 2>&1 || { cat "$log" >&2; fail "the build failed"; }
  mkdir -p "$deps/built"
  printf '%s' "$state" > "$deps/built/$(basename "$project")"
}

# libtorch takes one thread for two processors that share a core, though training is a third faster with both. Its
# threads wait for each other by spinning, which costs several times as much as it saves as soon as anything else runs:
# a bounded spin costs nothing when nothing does.
use_all_processors() {
  export OMP_NUM_THREADS=${OMP_NUM_THREADS:-$(nproc)} GOMP_SPINCOUNT=${GOMP_SPINCOUNT:-10000}
}

# Runs what build made of a project: run_built FOLDER ASSEMBLY ARGS...
run_built() {
  local assembly=$root/$1/bin/Release/net10.0/$2.dll
  shift 2
  exec dotnet "$assembly" "$@"
}

demo() {
  local out="" number=1 arguments=("$@")
  while [ $# -gt 0 ]; do
    case $1 in
      --out|--minutes) [ $# -gt 1 ] || { usage >&2; exit 2; }; if [ "$1" = --out ]; then out=$2; fi; shift 2 ;;
      *) usage >&2; exit 2 ;;
    esac
  done
  if [ -z "$out" ]; then
    out=runs/demo
    while [ -e "$out" ]; do number=$((number + 1)); out=runs/demo-$number; done
    arguments+=(--out "$out")
  fi
  setup
  build examples/DrawnDigits/DrawnDigits.csproj
  use_all_processors
  run_built examples/DrawnDigits DrawnDigits "${arguments[@]}"
}

pack() {
  # A tool's package carries all that it runs on, so it can only be made of the real packages.
  local projects=(src/MLNetGan) project
  if [ "$DependencySource" = nuget ]; then projects+=(src/MLNetGan.Cli)
  else say "with stand-ins only the library is packed, to check its contents; release with DependencySource=nuget"; fi
  for project in "${projects[@]}"; do
    dotnet pack "$root/$project" -c Release --nologo -v quiet -clp:NoSummary -o "$root/artifacts" || fail "packing $project failed"
  done
  ls "$root"/artifacts/*.nupkg
}

command=${1:-help}
[ $# -gt 0 ] && shift
case $command in
  setup) setup ;;
  demo) demo "$@" ;;
  test)
    setup
    build MLNetGan.sln
    exec "$root/tests/run.sh" "$@" ;;
  run)
    setup
    build src/MLNetGan.Cli/MLNetGan.Cli.csproj
    use_all_processors
    run_built src/MLNetGan.Cli MLNetGan.Cli "$@" ;;
  bench)
    setup
    need_packages python3-torch
    build tests/Benchmarks/MLNetGan.Benchmarks.csproj
    run_built tests/Benchmarks MLNetGan.Benchmarks "$@" ;;
  pack) setup; pack ;;
  help|-h|--help) usage ;;
  *) usage >&2; exit 2 ;;
esac
