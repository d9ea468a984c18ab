"""What the benchmarks in PyTorch share: timing a step."""
import json
import resource
import time


def measure(step, steps, warm_up, threads):
    """Runs step(0), step(1), ... and prints one JSON line with ms_per_step."""
    for i in range(warm_up):
        step(i)
    start = time.perf_counter()
    for i in range(steps):
        step(i)
    elapsed = time.perf_counter() - start
    print(json.dumps({
        "side": "pytorch", "threads": threads, "ms_per_step": round(1000 * elapsed / steps, 2),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
