#!/usr/bin/env python3
"""Writes the first COUNT training images of MNIST or Fashion-MNIST, and their labels: subset.py DATA COUNT FOLDER

DATA holds the four IDX files, gzipped. FOLDER receives images.gz and labels.gz.
"""
import gzip
import os
import struct
import sys


def main(data, count, folder):
    os.makedirs(folder, exist_ok=True)
    for source, target, header, size in (("images-idx3", "images.gz", 16, 28 * 28), ("labels-idx1", "labels.gz", 8, 1)):
        with gzip.open(os.path.join(data, f"train-{source}-ubyte.gz")) as f:
            content = f.read(header + count * size)
        with gzip.open(os.path.join(folder, target), "wb") as f:
            f.write(content[:4] + struct.pack(">i", count) + content[8:])


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
