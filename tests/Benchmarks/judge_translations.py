#!/usr/bin/env python3
"""Judges digits that were translated from one hand to another's, such as MNIST to USPS, with a classifier that knows real ones only.

    judge_translations.py split DATA OUT               writes the digits of DATA at 32x32: OUT/train/N.png and OUT/test/LABEL_N.png
    judge_translations.py judge TARGET SOURCE IMAGES   judges IMAGES, the translations of SOURCE's test digits: LABEL_N.png in a folder,
                                                       or an IDX file of images beside that of their labels (...-images... and ...-labels...)

DATA, TARGET and SOURCE are folders of the four IDX files of grey digits, gzipped, square, of any size (resized to 32x32, bicubic).
The classifier learns TARGET's training digits (a few minutes; few digits varied in size and place) and is kept in the folder for
temporary files. Prints, as one JSON line:
  accuracy                   share of translations that the classifier reads as their label; `accuracies` by label
  frechet_distance           between its 64 features of up to 2,000 translations and of up to 2,000 real test digits of TARGET
  untranslated_accuracy, untranslated_frechet_distance   the same of SOURCE's test digits as they are: what to beat
  frechet_distance_of_real   between halves of TARGET's test digits: the best that can be hoped for
  classifier_accuracy        of the classifier on TARGET's test digits
"""
import glob
import gzip
import json
import os
import sys
import tempfile

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

import judge

SIDE = 32


def read_idx(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        data = file.read()
    dimensions = data[3]
    shape = [int.from_bytes(data[4 + 4 * i:8 + 4 * i], "big") for i in range(dimensions)]
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def at_side(images):
    """Planes as (count, 1, SIDE, SIDE)."""
    if images.shape[1:] != (SIDE, SIDE):
        images = np.stack([np.asarray(Image.fromarray(image).resize((SIDE, SIDE), Image.BICUBIC)) for image in images])
    return images[:, None]


def load(folder, split):
    images, labels = (read_idx(os.path.join(folder, f"{split}-{kind}-ubyte.gz")) for kind in ("images-idx3", "labels-idx1"))
    return at_side(images), labels.astype(np.int64)


def read_translations(place):
    if os.path.isdir(place):
        files = sorted(glob.glob(os.path.join(place, "*_*.png")))
        if not files:
            sys.exit(f"'{place}' has no images LABEL_N.png")
        images = np.stack([np.asarray(Image.open(file).convert("L")) for file in files])
        return at_side(images), np.array([int(os.path.basename(file).split("_")[0]) for file in files])
    folder, name = os.path.split(place)
    labels = os.path.join(folder, name.replace("images", "labels").replace("idx3", "idx1"))
    return at_side(read_idx(place)), read_idx(labels).astype(np.int64)


def varied(images):
    """Digits a little wider or narrower, taller or lower (15 %) and moved (1.6 pixels): black, -1, comes in at the edges."""
    maps = torch.zeros(len(images), 2, 3)
    maps[:, 0, 0], maps[:, 1, 1] = 1 + 0.15 * (2 * torch.rand(2, len(images)) - 1)
    maps[:, :, 2] = 0.1 * (2 * torch.rand(len(images), 2) - 1)
    return F.grid_sample(images + 1, F.affine_grid(maps, images.shape, align_corners=False), align_corners=False) - 1


def trained_classifier(folder):
    torch.manual_seed(0)
    classifier = judge.Classifier(1, SIDE)
    kept = os.path.join(tempfile.gettempdir(), f"mlnetgan-judge-{os.path.basename(os.path.abspath(folder))}-{SIDE}.pt")
    if os.path.exists(kept):
        classifier.load_state_dict(torch.load(kept))
    else:
        images, labels = load(folder, "train")
        # Of few digits a classifier learns where they lie: USPS's fill their frame, and it reads others, smaller ones, no better than half.
        judge.train(classifier, images, labels, vary=varied if len(images) < 20000 else lambda images: images)
        torch.save(classifier.state_dict(), kept)
    return classifier.eval()


def sample(features):
    return features[np.random.RandomState(0).permutation(len(features))[:2000]]


def main(target, source, place):
    classifier = trained_classifier(target)
    real_images, real_labels = load(target, "t10k")
    real_read, real = judge.judge(classifier, real_images)
    halves = np.array_split(real[np.random.RandomState(0).permutation(len(real))], 2)
    results = {}
    for prefix, (images, labels) in (("", read_translations(place)), ("untranslated_", load(source, "t10k"))):
        read, features = judge.judge(classifier, images)
        right = read == labels
        results[prefix + "accuracy"] = round(float(right.mean()), 4)
        if not prefix:
            results["accuracies"] = [round(float(right[labels == label].mean()), 3) if (labels == label).any() else None for label in range(10)]
        results[prefix + "frechet_distance"] = round(judge.frechet_distance(sample(features), sample(real)), 2)
    results["frechet_distance_of_real"] = round(judge.frechet_distance(*halves), 2)
    results["classifier_accuracy"] = round(float((real_read == real_labels).mean()), 4)
    print(json.dumps(results))


def split(data, out):
    for name, split_name in (("train", "train"), ("test", "t10k")):
        images, labels = load(data, split_name)
        os.makedirs(os.path.join(out, name), exist_ok=True)
        for i, (image, label) in enumerate(zip(images, labels)):
            file = f"{label}_{i:05}.png" if name == "test" else f"{i:05}.png"
            Image.fromarray(image[0]).save(os.path.join(out, name, file))


if __name__ == "__main__":
    commands = {"split": (split, 2), "judge": (main, 3)}
    if len(sys.argv) < 2 or sys.argv[1] not in commands or len(sys.argv) != 2 + commands[sys.argv[1]][1]:
        sys.exit(__doc__)
    commands[sys.argv[1]][0](*sys.argv[2:])
