#!/usr/bin/env python3
"""Makes digits and edges, negatives or turned ones of other digits, which are no pairs, and judges pairs that were generated of them.

    judge_pairs.py split KIND DATA OUT   writes OUT/digits.gz, the first half of DATA's training digits, and OUT/KIND.gz, made of the others
    judge_pairs.py judge KIND IMAGES     judges what `generate` wrote: IMAGES/input/N.png, digits, and IMAGES/target/N.png, of KIND

DATA is a folder with MNIST's IDX files. KIND is edges: the largest less the smallest value among a pixel and its eight neighbours (a
morphological gradient), white where ink ends; negatives; or turned: by 90 degrees, counter-clockwise. Prints, as one JSON line:
  agreement          share of pixels in which the generated target equals that of the generated digit, both black or white about the middle
  agreement_of_other the same with the next generated digit's: what pairs that do not belong together have
  white              share of white pixels in generated targets
"""
import glob
import gzip
import json
import os
import sys

import numpy as np
from PIL import Image

from judge_translations import read_idx


def edges(images):
    height, width = images.shape[1:]
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    around = np.stack([padded[:, y:y + height, x:x + width] for y in range(3) for x in range(3)])
    return around.max(0) - around.min(0)


# Of (count, height, width) bytes.
KINDS = {"edges": edges, "negatives": lambda images: 255 - images, "turned": lambda images: np.rot90(images, axes=(1, 2))}


def write_idx(path, values):
    head = bytes([0, 0, 8, values.ndim]) + b"".join(size.to_bytes(4, "big") for size in values.shape)
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(head + np.ascontiguousarray(values, np.uint8).tobytes())


def split(kind, data, out):
    digits = read_idx(os.path.join(data, "train-images-idx3-ubyte.gz"))
    half = len(digits) // 2
    os.makedirs(out, exist_ok=True)
    write_idx(os.path.join(out, "digits.gz"), digits[:half])
    write_idx(os.path.join(out, f"{kind}.gz"), KINDS[kind](digits[half:]))


def read_folder(folder):
    files = sorted(glob.glob(os.path.join(folder, "*.png")), key=lambda file: int(os.path.splitext(os.path.basename(file))[0]))
    if not files:
        sys.exit(f"'{folder}' has no images N.png")
    return np.stack([np.asarray(Image.open(file).convert("L")) for file in files])


def judge(kind, folder):
    wanted, made = KINDS[kind](read_folder(os.path.join(folder, "input"))) > 127, read_folder(os.path.join(folder, "target")) > 127
    print(json.dumps({
        "agreement": round(float((wanted == made).mean()), 4),
        "agreement_of_other": round(float((np.roll(wanted, 1, 0) == made).mean()), 4),
        "white": round(float(made.mean()), 4),
    }))


if __name__ == "__main__":
    commands = {"split": (split, 3), "judge": (judge, 2)}
    if len(sys.argv) < 3 or sys.argv[1] not in commands or sys.argv[2] not in KINDS or len(sys.argv) != 2 + commands[sys.argv[1]][1]:
        sys.exit(__doc__)
    commands[sys.argv[1]][0](*sys.argv[2:])
