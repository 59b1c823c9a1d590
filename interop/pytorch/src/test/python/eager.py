"""The workloads of the benchmark as a user of PyTorch writes them: eager, from Python.

Takes a workload's name and how many steps to train at a time. Only times are compared: the weights are those that torch draws, the
batches are random.
"""

import platform
import sys

import torch
from torch import nn
from torch.nn import functional as F

from serve import serve

THREADS = 2
BATCH = 64
BATCHES = 16
VOCABULARY = 65


def mlp():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


def convolutional(channels1, window1, channels2, window2, features, hidden):
    """Two convolutions with ReLU and pooling, and two linear layers; a window is its kernel size and padding."""
    return nn.Sequential(
        nn.Conv2d(1, channels1, window1[0], padding=window1[1]),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(channels1, channels2, window2[0], padding=window2[1]),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(features, hidden),
        nn.ReLU(),
        nn.Linear(hidden, 10),
    )


class Block(nn.Module):
    """A pre-norm transformer block with PyTorch's fused attention."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.linear1, self.linear2 = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        batch, length, width = x.shape
        q, k, v = (
            part.view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in self.qkv(self.norm1(x)).chunk(3, -1)
        )
        attended = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.out(attended.transpose(1, 2).reshape(batch, length, width))
        return x + self.linear2(F.gelu(self.linear1(self.norm2(x))))


class Gpt(nn.Module):
    def __init__(self, width=128, heads=4, layers=4, context=64):
        super().__init__()
        self.wte = nn.Embedding(VOCABULARY, width)
        self.wpe = nn.Parameter(torch.randn(context, width))
        self.blocks = nn.Sequential(*(Block(width, heads) for _ in range(layers)))
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, VOCABULARY, bias=False)

    def forward(self, x):
        return self.head(self.norm(self.blocks(self.wte(x) + self.wpe))).flatten(0, 1)


class CharLstm(nn.Module):
    def __init__(self, hidden=256):
        super().__init__()
        self.embed = nn.Embedding(VOCABULARY, hidden)
        self.lstm = nn.LSTM(hidden, hidden)
        self.head = nn.Linear(hidden, VOCABULARY)

    def forward(self, x):
        return self.head(self.lstm(self.embed(x))[0]).flatten(0, 1)


def names():
    return nn.Sequential(
        nn.Embedding(27, 10),
        nn.Flatten(),
        nn.Linear(30, 200, bias=False),
        nn.BatchNorm1d(200),
        nn.Tanh(),
        nn.Linear(200, 27),
    )


def sgd(parameters):
    return torch.optim.SGD(parameters, lr=0.01, momentum=0.9, fused=True)


def adamw(parameters):
    return torch.optim.AdamW(parameters, lr=0.001, fused=True)


def images():
    return torch.randn(BATCH, 1, 28, 28)


def tokens(vocabulary, *shape):
    return torch.randint(vocabulary, shape)


# Model, optimizer, inputs and labels of a batch.
WORKLOADS = {
    "W1": (mlp, sgd, images, lambda: tokens(10, BATCH)),
    "W2": (lambda: convolutional(8, (5, 2), 16, (5, 0), 400, 120), sgd, images, lambda: tokens(10, BATCH)),
    "W3": (lambda: convolutional(32, (3, 1), 64, (3, 1), 3136, 128), sgd, images, lambda: tokens(10, BATCH)),
    "W4": (Gpt, adamw, lambda: tokens(VOCABULARY, 12, 64), lambda: tokens(VOCABULARY, 12 * 64)),
    "W5": (CharLstm, sgd, lambda: tokens(VOCABULARY, 64, 32), lambda: tokens(VOCABULARY, 64 * 32)),
    "W6": (names, sgd, lambda: tokens(27, 32, 3), lambda: tokens(27, 32)),
}


def main(workload, steps):
    torch.set_num_threads(THREADS)
    model, optimizer, inputs, labels = WORKLOADS[workload]
    model = model()
    optimizer = optimizer(model.parameters())
    batches = [(inputs(), labels()) for _ in range(BATCHES)]

    def train():
        for step in range(steps):
            x, y = batches[step % BATCHES]
            optimizer.zero_grad()
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            optimizer.step()

    serve(f"PyTorch {torch.__version__} from Python {platform.python_version()}", train)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
