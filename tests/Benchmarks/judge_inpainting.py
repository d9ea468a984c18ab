#!/usr/bin/env python3
"""Judges images whose hidden centre was filled in (needs Pillow and numpy).

    judge_inpainting.py prepare SOURCE FOLDER [PAD]   writes the images of SOURCE, an IDX file or a folder of image files (with its
                                                      sub-folders), to FOLDER as PNG files, with PAD black pixels added on each side
    judge_inpainting.py judge TRAIN TEST [COMPLETED [OVERLAP]]
                                                      the L1 distance, in percent of the range of values, and the peak signal-to-noise
                                                      ratio (of the mean squared error of all), over the hidden pixels of the images of
                                                      the folder TEST: of the mean image of the folder TRAIN; of the surroundings
                                                      diffused into the hole (Laplace's equation, solved by iteration); and of the
                                                      files of the same names in COMPLETED. Also, of these, how many pixels that are
                                                      not hidden differ.

What is hidden is the centre, half of both sides, less a border of OVERLAP pixels; by default a 32nd of the smaller side.
"""
import gzip
import os
import sys

import numpy as np
from PIL import Image

ITERATIONS = 2000


def prepare(source, folder, pad="0"):
    os.makedirs(folder, exist_ok=True)
    if os.path.isdir(source):
        files = sorted(os.path.join(at, name) for at, _, names in os.walk(source) for name in names if name.lower().endswith((".png", ".jpg", ".jpeg")))
        images = (np.asarray(Image.open(file).convert("RGB")) for file in files)
    else:
        with (gzip.open if source.endswith(".gz") else open)(source, "rb") as file:
            content = file.read()
        count, height, width = np.frombuffer(content, ">u4", 3, 4)
        images = np.frombuffer(content, np.uint8, offset=16).reshape(count, height, width)
    pad = int(pad)
    for i, image in enumerate(images):
        Image.fromarray(np.pad(image, [(pad, pad), (pad, pad)] + [(0, 0)] * (image.ndim - 2))).save(os.path.join(folder, f"{i:05}.png"))


def load(folder, names=None):
    """(images, height, width, channels), from 0 to 1."""
    images = [np.asarray(Image.open(os.path.join(folder, name))) for name in names or sorted(os.listdir(folder))]
    return np.stack(images).reshape(*np.stack(images).shape[:3], -1).astype(np.float32) / 255


def diffused(images, hole):
    """Each hidden pixel becomes the mean of its four neighbours, again and again."""
    images = images.copy()
    images[:, hole[0], hole[1]] = 0.5
    rows, columns = hole
    up, down = slice(rows.start - 1, rows.stop - 1), slice(rows.start + 1, rows.stop + 1)
    left, right = slice(columns.start - 1, columns.stop - 1), slice(columns.start + 1, columns.stop + 1)
    for _ in range(ITERATIONS):
        images[:, rows, columns] = (images[:, up, columns] + images[:, down, columns] + images[:, rows, left] + images[:, rows, right]) / 4
    return images


def judge(train, test, completed=None, overlap=None):
    names = sorted(os.listdir(test))
    images = load(test, names)
    overlap = int(overlap or min(images.shape[1:3]) // 32)
    hole = tuple(slice(side // 4 + overlap, side - side // 4 - overlap) for side in images.shape[1:3])

    def report(name, filled):
        error = filled[:, hole[0], hole[1]] - images[:, hole[0], hole[1]]
        print(f"{name:12} L1 {100 * np.abs(error).mean():.2f} %  PSNR {-10 * np.log10((error ** 2).mean()):.2f} dB")

    print(f"{len(images)} images, {hole[0].stop - hole[0].start}x{hole[1].stop - hole[1].start} hidden of {images.shape[1]}x{images.shape[2]}")
    report("mean image", np.broadcast_to(load(train).mean(0), images.shape))
    report("diffusion", diffused(images, hole))
    if completed:
        filled = load(completed, names)
        report("completed", filled)
        differs = filled != images
        differs[:, hole[0], hole[1]] = False
        print(f"{differs.sum()} values outside the hidden region differ")


if __name__ == "__main__":
    commands = {"prepare": prepare, "judge": judge}
    if len(sys.argv) < 4 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](*sys.argv[2:])
