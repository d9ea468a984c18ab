#!/usr/bin/env python3
"""Takes the Frechet distance of kept features with numpy, and compares it: frechet.py THERE BACK

THERE and BACK are output folders of two evaluations of the same two sets of images with the same extractor, one with each set
as the real one, each of which keeps the features of its real images. Prints numpy's distance, both of the evaluations, and the
larger relative difference; exit code 1 where that is above 1e-3.
"""
import glob
import json
import os
import struct
import sys

import numpy as np


def features(folder):
    files = glob.glob(os.path.join(folder, "features-*.safetensors"))
    if len(files) != 1:
        sys.exit(f"'{folder}' keeps features of {len(files)} evaluations: expected one. Name a folder that one evaluation wrote.")
    with open(files[0], "rb") as f:
        content = f.read()
    length = struct.unpack("<q", content[:8])[0]
    entry = json.loads(content[8:8 + length])["features"]
    start, end = entry["data_offsets"]
    return np.frombuffer(content[8 + length + start:8 + length + end], np.float32).reshape(entry["shape"]).astype(np.float64)


def frechet(first, second):
    c1, c2 = np.cov(first, rowvar=False), np.cov(second, rowvar=False)
    # The eigenvalues of the product, as it stands in the paper; the library takes those of a symmetric matrix that has the same.
    roots = np.sqrt(np.maximum(np.linalg.eigvals(c1 @ c2).real, 0))
    return float(np.sum((first.mean(0) - second.mean(0)) ** 2) + np.trace(c1) + np.trace(c2) - 2 * roots.sum())


def main(there, back):
    expected = frechet(features(there), features(back))
    found = [json.load(open(os.path.join(folder, "evaluation.json")))["frechetDistance"] for folder in (there, back)]
    difference = max(abs(value - expected) for value in found) / expected
    print(json.dumps({"numpy": expected, "there": found[0], "back": found[1], "relative_difference": difference}))
    return int(difference > 1e-3)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]) if len(sys.argv) == 3 else __doc__)
