#!/usr/bin/env bash
# What training costs on a GPU here and in PyTorch, and what must hold there, as Markdown. A few minutes.
#
#   tests/Benchmarks/gpu.sh [FOLDER]
#
# Without a folder it builds the benchmarks with TorchSharp's own libtorch for CUDA. On a machine with PyTorch and no .NET: publish
# the benchmarks where .NET is (dotnet publish tests/Benchmarks -c Release -r linux-x64 --self-contained true -o FOLDER), delete the
# libtorch*.so, libc10.so and libgomp* of the folder, keep libLibTorchSharp.so, and take it there: PyTorch's own libraries are used.
# PyTorch's major version should be that of TorchSharp's libtorch. STEPS scales how long it measures: 1 by default.
set -Eeuo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=$(command -v python3 || true)
has_torch() { [ -n "$python" ] && "$python" -c 'import torch, sys; sys.exit(not torch.cuda.is_available())' 2>/dev/null; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
trap '[ "$BASH_SUBSHELL" != 0 ] || tail -30 "$log" >&2' ERR

if [ $# -gt 0 ]; then
  bench=("$1/MLNetGan.Benchmarks")
  chmod +x "${bench[0]}"
  export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
  LD_LIBRARY_PATH=$("$python" -c 'import os, torch; print(os.path.join(os.path.dirname(torch.__file__), "lib"))')${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  export LD_LIBRARY_PATH
else
  # One project at a time: each puts libtorch for CUDA together from its packages, in the same place.
  dotnet build "$here" -c Release --nologo -v quiet -clp:NoSummary -m:1 -p:TorchBackend=cuda-linux >&2
  bench=(dotnet "$here/bin/Release/net10.0/MLNetGan.Benchmarks.dll")
fi

steps() { awk -v n="$1" -v scale="${STEPS:-1}" 'BEGIN { s = int(n * scale); print s < 2 ? 2 : s }'; }
field() { sed -n "s/.*\"$1\": *\([^,}]*\).*/\1/p" | tr -d '"' | tail -1; }
shorter() { awk -v x="$1" 'BEGIN { printf (x == "" ? "-" : x < 10 ? "%.1f" : "%.0f"), x }'; }

# row TITLE STEPS "arguments here" script.py arguments there...; the first number of a script's arguments is its steps.
row() {
  local title=$1 count ours theirs= memory
  count=$(steps "$2")
  ours=$("${bench[@]}" $3 --steps "$count" --device cuda 2>>"$log" | tee -a "$log")
  if has_torch; then theirs=$(BENCH_DEVICE=cuda "$python" "$here/$4" "$count" "${@:5}" 2>>"$log" | tee -a "$log"); fi
  local a b
  a=$(field ms_per_step <<< "$ours") b=$(field ms_per_step <<< "$theirs") memory=$(field peak_mib <<< "$ours")
  echo "| $title | $(shorter "$a") | $(shorter "$b") | $(awk -v a="$a" -v b="$b" 'BEGIN { if (b > 0) printf "%.2f", a / b; else printf "-" }') | $memory | $(field peak_mib <<< "$theirs") |"
}

command -v nvidia-smi > /dev/null && nvidia-smi --query-gpu=name,driver_version --format=csv,noheader | head -1
has_torch && "$python" -c 'import torch; print("PyTorch", torch.__version__)'
echo
echo "| a step, ms | MLNetGan | PyTorch | ratio | host memory, MiB | PyTorch's |"
echo "|---|---|---|---|---|---|"
row "DCGAN 28x28, batch 64" 400 "dcgan-step" dcgan.py 64 64 2
row "DCGAN 28x28, batch 128" 400 "dcgan-step --batch 128" dcgan.py 128 64 2
row "DCGAN 28x28, batch 1,024" 200 "dcgan-step --batch 1024" dcgan.py 1024 64 2
row "pix2pix 256x256, batch 1" 100 "pix2pix-step --size 256 --batch 1" pix2pix.py 256 1 64 512 64 0.5 instance 2
row "pix2pix 256x256, batch 16" 60 "pix2pix-step --size 256 --batch 16" pix2pix.py 256 16 64 512 64 0.5 instance 2
row "ProGAN 32x32, batch 32" 100 "progan-step --resolution 32 --batch 32" progan.py 32 32 3 128 256 128 2
row "ProGAN 128x128, batch 16, reference" 60 "progan-step --resolution 128 --batch 16 --preset reference" progan.py 128 16 3 512 8192 512 2
echo
echo "| largest difference | a run repeated (weights) | a run resumed (weights) | ONNX Runtime (pixels, of 255) | and without TF32 |"
echo "|---|---|---|---|---|"
checks=$("${bench[@]}" gpu-checks --device cuda 2>>"$log" | tee -a "$log")
while read -r line; do
  echo "| $(field check <<< "$line") | $(field repeated_run_differs_by <<< "$line") | $(field resumed_run_differs_by <<< "$line") | $(field onnx_pixels_differ_by <<< "$line") | $(field onnx_pixels_differ_without_tf32_by <<< "$line") |"
done <<< "$checks"
echo
echo "Warnings of cuBLAS about contexts: $(grep -c CublasHandlePool "$log" || true)"
