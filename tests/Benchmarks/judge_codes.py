#!/usr/bin/env python3
"""Judges what an InfoGAN's code of ten values has learned of digits: judge_codes.py DATA IMAGES RUN

DATA holds MNIST's four IDX files, gzipped; IMAGES is what `generate RUN --per-label 100` wrote: CODE/N.png with codes 0 to 9;
RUN is the folder of a compact run with that one code. Digits are read by judge.py's classifier, which knows real images only.
Prints, as one JSON line:
  purity        share of images whose digit is the most frequent of their code; by code in `purities`
  digits        for each code that digit; `covered` counts the different ones
  q_accuracy    share of real test digits whose code, as the recognition network reads it, is their digit's, under the best
                assignment of one code to each digit
"""
import json
import os
import struct
import sys

import numpy as np
import torch
from torch import nn

import judge


def read_checkpoint(run):
    """The averaged discriminator's weights of the last checkpoint."""
    files = [os.path.join(folder, name) for folder, _, names in os.walk(run) for name in names if name.endswith(".safetensors")]
    with open(max(files, key=os.path.getmtime), "rb") as file:
        data = file.read()
    start = 8 + struct.unpack("<q", data[:8])[0]
    prefix, tensors = "averaged_discriminator.", {}
    for name, entry in json.loads(data[8:start]).items():
        if name.startswith(prefix):
            first, last = entry["data_offsets"]
            values = np.frombuffer(data[start + first:start + last], np.float32).reshape(entry["shape"])
            tensors[name[len(prefix):]] = torch.tensor(values)
    return tensors


def recognizer(weights):
    def convolution(place, kernel, bias):
        outputs, inputs = weights[f"body.{place}.weight"].shape[:2]
        return nn.Conv2d(inputs, outputs, kernel, 2, 1, bias=bias)

    first, second, third = convolution(0, 4, True), convolution(2, 4, False), convolution(5, 3, False)
    body = nn.Sequential(
        first, nn.LeakyReLU(0.2), second, nn.BatchNorm2d(second.out_channels), nn.LeakyReLU(0.2),
        third, nn.BatchNorm2d(third.out_channels), nn.LeakyReLU(0.2), nn.Flatten())
    hidden, features = weights["recognizer.0.weight"].shape
    hidden_layers = nn.Sequential(nn.Linear(features, hidden, bias=False), nn.BatchNorm1d(hidden), nn.LeakyReLU(0.2))
    head = next(name for name in weights if name.endswith("_head.weight"))
    last = nn.Linear(hidden, weights[head].shape[0])
    for module, name in ((body, "body."), (hidden_layers, "recognizer."), (last, head[:-len("weight")])):
        state = {key[len(name):]: value for key, value in weights.items() if key.startswith(name)}
        module.load_state_dict(state, strict=False)
    return nn.Sequential(body, hidden_layers, last).eval()


def best_assignment(table):
    """The largest sum of one entry in each row and column, over subsets of columns."""
    best = {0: 0}
    for row in table:
        following = {}
        for used, total in best.items():
            for column, value in enumerate(row):
                if not used >> column & 1:
                    key = used | 1 << column
                    following[key] = max(following.get(key, -1), total + int(value))
        best = following
    return max(best.values())


def table_of(codes, digits):
    table = np.zeros((10, 10), int)
    np.add.at(table, (codes, digits), 1)
    return table


@torch.no_grad()
def main(data, folder, run):
    classifier = judge.trained_classifier(data)
    images, codes = judge.read_images(folder, 1, 28)
    table = table_of(codes, judge.judge(classifier, images)[0])
    test_images, test_labels = judge.load(data, "t10k")
    network = recognizer(read_checkpoint(run))
    read = np.concatenate([network(judge.to_tensor(test_images[i:i + 500])).argmax(1).numpy() for i in range(0, len(test_images), 500)])
    digits = table.argmax(1)
    print(json.dumps({
        "purity": round(float(table.max(1).sum() / table.sum()), 4),
        "purities": [round(float(p), 3) for p in table.max(1) / table.sum(1)],
        "digits": digits.tolist(),
        "covered": len(set(digits.tolist())),
        "q_accuracy": round(best_assignment(table_of(read, test_labels)) / len(test_labels), 4),
    }))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
