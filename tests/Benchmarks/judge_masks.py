#!/usr/bin/env python3
"""Judges masks that a map was translated to (needs Pillow and numpy).

    judge_masks.py split PAIRS TRAIN TEST SIZE   sets 23 side-by-side pairs (mask left, map right) apart: TRAIN gets the others,
                                                 TEST/maps and TEST/masks the halves of the 23, maps resized to SIZE x SIZE
    judge_masks.py unpair PAIRS FOLDER SIZE      makes two sets that are no pairs of them: FOLDER/trainA has the first half's maps,
                                                 FOLDER/trainB the other half's masks; FOLDER/testA and testB are that other half's
                                                 maps, which training does not see, and masks; all resized to SIZE x SIZE
    judge_masks.py classes PAIRS FOLDER SIZE     makes FOLDER/classes, masks as the numbers 0 (black), 1 (yellow) and 2 (red), and
                                                 FOLDER/maps, under the same names; all resized to SIZE x SIZE
    judge_masks.py judge MASKS TRANSLATED        compares files of the same name: the share of pixels whose nearest colour of
                                                 black, yellow and red is the mask's, and the mean intersection over union
"""
import os
import random
import shutil
import sys

import numpy as np
from PIL import Image

COLOURS = np.array([[0, 0, 0], [255, 255, 0], [255, 0, 0]])
TESTED = 23


def split(pairs, train, test, size):
    files = sorted(f for f in os.listdir(pairs) if f.lower().endswith((".png", ".jpg", ".jpeg")))
    random.Random(0).shuffle(files)
    for folder in (train, os.path.join(test, "maps"), os.path.join(test, "masks")):
        os.makedirs(folder, exist_ok=True)
    for i, name in enumerate(files):
        if i >= TESTED:
            shutil.copy(os.path.join(pairs, name), train)
            continue
        image = Image.open(os.path.join(pairs, name)).convert("RGB")
        half, stem = image.width // 2, os.path.splitext(name)[0] + ".png"
        image.crop((0, 0, half, image.height)).save(os.path.join(test, "masks", stem))
        image.crop((half, 0, image.width, image.height)).resize((int(size), int(size)), Image.BICUBIC).save(os.path.join(test, "maps", stem))


def unpair(pairs, folder, size):
    files = sorted(f for f in os.listdir(pairs) if f.lower().endswith((".png", ".jpg", ".jpeg")))
    for name in ("trainA", "trainB", "testA", "testB"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    for i, name in enumerate(files):
        image = Image.open(os.path.join(pairs, name)).convert("RGB")
        half, stem, side = image.width // 2, os.path.splitext(name)[0] + ".png", (int(size), int(size))
        map_ = image.crop((half, 0, image.width, image.height)).resize(side, Image.BICUBIC)
        mask = image.crop((0, 0, half, image.height)).resize(side, Image.NEAREST)
        if i < len(files) // 2:
            map_.save(os.path.join(folder, "trainA", stem))
        else:
            for target, half_image in (("trainB", mask), ("testA", map_), ("testB", mask)):
                half_image.save(os.path.join(folder, target, stem))


def number(pairs, folder, size):
    for name in ("classes", "maps"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    for name in sorted(f for f in os.listdir(pairs) if f.lower().endswith((".png", ".jpg", ".jpeg"))):
        image = Image.open(os.path.join(pairs, name)).convert("RGB")
        half, stem, side = image.width // 2, os.path.splitext(name)[0] + ".png", (int(size), int(size))
        mask = image.crop((0, 0, half, image.height)).resize(side, Image.NEAREST)
        Image.fromarray(classes(mask).astype(np.uint8)).save(os.path.join(folder, "classes", stem))
        image.crop((half, 0, image.width, image.height)).resize(side, Image.LANCZOS).save(os.path.join(folder, "maps", stem))


def classes(image):
    pixels = np.asarray(image.convert("RGB"), dtype=np.int64)
    return ((pixels[:, :, None, :] - COLOURS) ** 2).sum(3).argmin(2)


def judge(masks, translated):
    right = total = 0
    intersections, unions = np.zeros(3), np.zeros(3)
    names = sorted(os.listdir(masks))
    for name in names:
        made = Image.open(os.path.join(translated, name))
        meant = classes(Image.open(os.path.join(masks, name)).resize(made.size, Image.NEAREST))
        found = classes(made)
        right, total = right + (found == meant).sum(), total + meant.size
        for c in range(3):
            intersections[c] += ((found == c) & (meant == c)).sum()
            unions[c] += ((found == c) | (meant == c)).sum()
    each = intersections / unions
    print(f"{len(names)} masks: pixel accuracy {right / total:.3f}, mean IoU {each.mean():.3f} (black {each[0]:.3f}, yellow {each[1]:.3f}, red {each[2]:.3f})")


if __name__ == "__main__":
    commands = {"split": (split, 4), "unpair": (unpair, 3), "classes": (number, 3), "judge": (judge, 2)}
    if len(sys.argv) < 2 or sys.argv[1] not in commands or len(sys.argv) != 2 + commands[sys.argv[1]][1]:
        sys.exit(__doc__)
    commands[sys.argv[1]][0](*sys.argv[2:])
