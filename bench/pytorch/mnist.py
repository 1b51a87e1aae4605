"""MNIST from its IDX files, as floats in memory."""

from pathlib import Path

import numpy as np
import torch


def load(folder):
    """(x, y) of the training and of the test images: x [count, 784] from 0 to 1, y classes."""
    return read(Path(folder), "train"), read(Path(folder), "t10k")


def read(folder, part):
    # An IDX file begins with 4 bytes that say what it holds, and 4 for each dimension.
    pixels = np.fromfile(folder / f"{part}-images-idx3-ubyte", np.uint8, offset=16)
    labels = np.fromfile(folder / f"{part}-labels-idx1-ubyte", np.uint8, offset=8)
    x = torch.from_numpy(pixels).view(-1, 784).float() / 255
    return x, torch.from_numpy(labels).long()
