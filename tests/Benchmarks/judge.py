#!/usr/bin/env python3
"""Judges generated images with a classifier that knows real ones only: judge.py DATA IMAGES

DATA holds MNIST's (or Fashion-MNIST's) four IDX files, gzipped, or colour images as train/CLASS/FILE and test/CLASS/FILE of ten
classes; IMAGES is what `generate` wrote: LABEL/N.png with labels 0 to 9, or N.png of a system without labels, of the size of
DATA's or larger: then their middle. The classifier is trained first (a few minutes) and kept as classifier.pt in
the folder for temporary files. Prints, as one JSON line:
For images with labels:
  accuracy            share of generated images that the classifier reads as their label
  diversity           mean pairwise distance within a label in the classifier's 64 features, over that of real test images
For images without:
  shares              of the generated images, by the label that the classifier reads
For both:
  frechet_distance    between the features of up to 2,000 generated and 2,000 real test images (of fewer, half of them)
  frechet_distance_of_real   the same between those and as many other real test images: the best that can be hoped for
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
from torch import nn
from torch.nn import functional as F


def load(folder, split):
    if os.path.isdir(os.path.join(folder, "train")):
        place = os.path.join(folder, "train" if split == "train" else "test")
        classes = sorted(os.listdir(place))
        files = [(label, path) for label, name in enumerate(classes) for path in sorted(glob.glob(os.path.join(place, name, "*")))]
        images = np.stack([np.asarray(Image.open(path).convert("RGB")) for _, path in files])
        return images.transpose(0, 3, 1, 2), np.array([label for label, _ in files], np.int64)

    def read(kind, offset):
        with gzip.open(os.path.join(folder, f"{split}-{kind}-ubyte.gz")) as f:
            return np.frombuffer(f.read(), np.uint8, offset=offset)
    return read("images-idx3", 16).reshape(-1, 1, 28, 28), read("labels-idx1", 8).astype(np.int64)


class Classifier(nn.Module):
    def __init__(self, channels=1, side=28):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(channels, 32, 3, padding=1), nn.ReLU(), nn.Conv2d(32, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25), nn.Flatten(),
            nn.Linear(64 * (side // 4) ** 2, 64), nn.ReLU())
        self.classes = nn.Linear(64, 10)

    def forward(self, x):
        features = self.features(x)
        return self.classes(features), features


def to_tensor(images):
    return torch.from_numpy(images.astype(np.float32)) / 127.5 - 1


def train(classifier, images, labels, batch=128, vary=lambda images: images):
    epochs = 4 if len(images) > 20000 else 20
    images, labels, steps = to_tensor(images), torch.from_numpy(labels), len(images) // batch
    adam = torch.optim.Adam(classifier.parameters())
    schedule = torch.optim.lr_scheduler.OneCycleLR(adam, 3e-3, total_steps=epochs * steps)
    for epoch in range(epochs):
        order = torch.randperm(len(images))
        for step in range(steps):
            chosen = order[step * batch:(step + 1) * batch]
            loss = F.cross_entropy(classifier(vary(images[chosen]))[0], labels[chosen])
            adam.zero_grad()
            loss.backward()
            adam.step()
            schedule.step()
        print(f"classifier: epoch {epoch + 1} of {epochs}", file=sys.stderr)


@torch.no_grad()
def judge(classifier, images):
    results = [classifier(to_tensor(images[i:i + 500])) for i in range(0, len(images), 500)]
    return torch.cat([r[0].argmax(1) for r in results]).numpy(), torch.cat([r[1] for r in results]).double().numpy()


def frechet_distance(a, b):
    cov_a, cov_b = np.cov(a.T), np.cov(b.T)
    values, vectors = np.linalg.eigh(cov_a)
    root = (vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T
    trace = np.sqrt(np.clip(np.linalg.eigvalsh(root @ cov_b @ root), 0, None)).sum()
    return float(((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(cov_a) + np.trace(cov_b) - 2 * trace)


def spread(features, labels):
    means = []
    for label in range(10):
        of_label = features[labels == label][:200]
        squares = ((of_label[:, None] - of_label[None]) ** 2).sum(-1)
        means.append(np.sqrt(np.clip(squares, 0, None)).sum() / (len(of_label) * (len(of_label) - 1)))
    return np.mean(means)


def read_images(folder, channels, side):
    """Images and labels; no labels for images that lie in the folder itself."""
    files = [(label, path) for label in range(10) for path in sorted(glob.glob(os.path.join(folder, str(label), "*.png")))]
    has_labels = bool(files)
    if not has_labels:
        files = [(-1, path) for path in sorted(glob.glob(os.path.join(folder, "*.png")))]
    if not files:
        sys.exit(f"'{folder}' has no images; write them with: generate RUN --per-label 200 --out {folder}")
    images = np.stack([np.asarray(Image.open(path).convert("L" if channels == 1 else "RGB")) for _, path in files])
    edge = (images.shape[1] - side) // 2
    images = images[:, edge:edge + side, edge:edge + side].reshape(-1, side, side, channels)
    return images.transpose(0, 3, 1, 2), np.array([label for label, _ in files]) if has_labels else None


def trained_classifier(data, channels=1, side=28):
    torch.manual_seed(0)
    classifier = Classifier(channels, side)
    kept = os.path.join(tempfile.gettempdir(), f"mlnetgan-judge-{os.path.basename(os.path.abspath(data))}.pt")
    if os.path.exists(kept):
        classifier.load_state_dict(torch.load(kept))
    else:
        with torch.enable_grad():
            train(classifier, *load(data, "train"))
        torch.save(classifier.state_dict(), kept)
    return classifier.eval()


def main(data, folder):
    test_images, test_labels = load(data, "t10k")
    shape = test_images.shape[1], test_images.shape[2]
    classifier = trained_classifier(data, *shape)
    read, real = judge(classifier, test_images)
    order = np.random.RandomState(0).permutation(len(real))
    half = min(2000, len(real) // 2)
    images, labels = read_images(folder, *shape)
    generated_read, generated = judge(classifier, images)
    sample = np.random.RandomState(1).permutation(len(generated))[:2000]
    result = {}
    if labels is None:
        result["shares"] = [round(float(share), 3) for share in np.bincount(generated_read, minlength=10) / len(generated_read)]
    else:
        result["accuracy"] = round(float((generated_read == labels).mean()), 4)
        result["diversity"] = round(float(spread(generated, labels) / spread(real, test_labels)), 3)
    result["frechet_distance"] = round(frechet_distance(generated[sample], real[order[:half]]), 2)
    result["frechet_distance_of_real"] = round(frechet_distance(real[order[half:2 * half]], real[order[:half]]), 2)
    result["classifier_accuracy"] = round(float((read == test_labels).mean()), 4)
    print(json.dumps(result))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
