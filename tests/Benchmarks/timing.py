"""What the benchmarks in PyTorch share: the device, and timing a step."""
import json
import os
import resource
import time

import torch

# BENCH_DEVICE=cuda measures a GPU, of which nothing waits for within a step: losses are read when all steps are done.
device = torch.device(os.environ.get("BENCH_DEVICE", "cpu"))


def await_device():
    if device.type == "cuda":
        torch.cuda.synchronize(device)


WARM_UP_ON_DEVICE = 100


def measure(step, steps, warm_up, threads, networks):
    """Runs step(0), step(1), ..., which give both players' losses, and prints one JSON line."""
    for i in range(warm_up if device.type == "cpu" else max(warm_up, WARM_UP_ON_DEVICE)):
        step(i)
    await_device()
    start = time.perf_counter()
    losses = [step(i) for i in range(steps)]
    await_device()
    elapsed = time.perf_counter() - start
    print(json.dumps({
        "side": "pytorch", "threads": threads, "ms_per_step": 1000 * elapsed / steps,
        "parameters": sum(p.numel() for network in networks for p in network.parameters()),
        "discriminator_loss": float(sum(d for d, _ in losses)) / steps, "generator_loss": float(sum(g for _, g in losses)) / steps,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "version": torch.__version__}))
