"""A whole process, from MNIST's raw files to 97 % of the test images, with the settings of mnist-mlp@1 for a single epoch.

Takes the folder of the four IDX files, and trains until an epoch ends with that accuracy, which the first does.
"""

import math
import pathlib
import platform
import sys

import torch
from torch import nn
from torch.nn import functional as F

THREADS = 2
MEAN, DEVIATION = 0.1307, 0.3081
TRAIN, BATCH, WARM_UP, RATE = 55_000, 64, 200, 0.05


def idx(folder, name, header):
    data = torch.frombuffer(bytearray((pathlib.Path(folder) / name).read_bytes()[header:]), dtype=torch.uint8)
    return data.view(-1, 784).float().div_(255).sub_(MEAN).div_(DEVIATION) if header == 16 else data.long()


def rate(step, steps):
    """Linear warm-up, then half a cosine."""
    if step < WARM_UP:
        return (step + 1) / WARM_UP
    return 0.5 * (1 + math.cos(math.pi * (step - WARM_UP) / (steps - WARM_UP)))


def main(folder):
    print(f"PyTorch {torch.__version__} from Python {platform.python_version()}")
    torch.set_num_threads(THREADS)
    torch.manual_seed(42)
    x, y = idx(folder, "train-images-idx3-ubyte", 16)[:TRAIN], idx(folder, "train-labels-idx1-ubyte", 8)[:TRAIN]
    test_x, test_y = idx(folder, "t10k-images-idx3-ubyte", 16), idx(folder, "t10k-labels-idx1-ubyte", 8)
    model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE, momentum=0.9, weight_decay=5e-4, fused=True)
    steps = math.ceil(TRAIN / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step % steps, steps))
    accuracy = 0.0
    while accuracy < 0.97:
        for batch in torch.randperm(TRAIN).split(BATCH):
            optimizer.zero_grad()
            F.cross_entropy(model(x[batch]), y[batch]).backward()
            optimizer.step()
            schedule.step()
        with torch.no_grad():
            accuracy = (model(test_x).argmax(1) == test_y).float().mean().item()
        print(accuracy)


if __name__ == "__main__":
    main(sys.argv[1])
