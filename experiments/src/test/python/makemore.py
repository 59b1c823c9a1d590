"""The two long makemore replays in NumPy's float32, as their rival in time: the same data, sizes and steps, gradients derived by hand.

    python makemore.py batchnorm|wavenet names.txt [steps]

The generator is NumPy's own, so the losses are like the published ones and not equal to them. The last line says how many seconds it took
from reading the names to the final losses.
"""

import random
import sys
import time

import numpy as np

FLOAT = np.float32
LETTERS = 27
BATCH = 32
EVALUATED = 1_000

SIZES = {  # letters seen, numbers for each, neighbours joined, levels, width of a level, epsilon, share of steps at the higher rate
    "batchnorm": (3, 10, 3, 1, 200, 0.0, 0.5),
    "wavenet": (8, 24, 2, 3, 128, 1e-5, 0.75),
}


def spelling(words, context):
    x, y = [], []
    for word in words:
        window = [0] * context
        for token in [ord(letter) - 96 for letter in word] + [0]:
            x.append(window)
            y.append(token)
            window = window[1:] + [token]
    return np.array(x), np.array(y)


class Network:
    def __init__(self, sizes, draws):
        _, width, self.join, levels, hidden, epsilon, _ = sizes
        self.epsilon = FLOAT(epsilon)
        self.embedding = draws.randn(LETTERS, width).astype(FLOAT)
        self.levels = []
        for level in range(levels):
            n = self.join * (hidden if level else width)
            self.levels.append({
                "weight": (draws.randn(n, hidden) / np.sqrt(n)).astype(FLOAT),
                "gain": np.ones(hidden, FLOAT),
                "bias": np.zeros(hidden, FLOAT),
                "mean": np.zeros(hidden, FLOAT),
                "variance": np.ones(hidden, FLOAT),
            })
        self.weight = (draws.randn(hidden, LETTERS) * 0.01).astype(FLOAT)
        self.bias = np.zeros(LETTERS, FLOAT)

    def loss(self, x, y):
        """By the running statistics."""
        h = self.embedding[x]
        for level in self.levels:
            z = h.reshape(-1, len(level["weight"])) @ level["weight"]
            normal = (z - level["mean"]) / np.sqrt(level["variance"] + self.epsilon)
            h = np.tanh(normal * level["gain"] + level["bias"])
        return cross_entropy(h @ self.weight + self.bias, y)[0]

    def step(self, x, y, rate):
        h = self.embedding[x]
        kept = []
        for level in self.levels:
            h = h.reshape(-1, len(level["weight"]))
            z = h @ level["weight"]
            mean = z.mean(0)
            centred = z - mean
            variance = (centred * centred).sum(0) / FLOAT(len(z) - 1)
            inverse = 1 / np.sqrt(variance + self.epsilon)
            normal = centred * inverse
            out = np.tanh(normal * level["gain"] + level["bias"])
            level["mean"] += FLOAT(0.1) * (mean - level["mean"])
            level["variance"] += FLOAT(0.1) * (variance - level["variance"])
            kept.append((h, normal, inverse, out))
            h = out
        loss, gradient = cross_entropy(h @ self.weight + self.bias, y)
        dh = gradient @ self.weight.T
        self.weight -= rate * (h.T @ gradient)
        self.bias -= rate * gradient.sum(0)
        for level, (h, normal, inverse, out) in zip(reversed(self.levels), reversed(kept)):
            dy = dh.reshape(out.shape) * (1 - out * out)
            gain, bias = (dy * normal).sum(0), dy.sum(0)
            n = FLOAT(len(out))
            dz = (level["gain"] * inverse / n) * (n * dy - bias - normal * (n / (n - 1) * gain))
            dh = dz @ level["weight"].T
            level["weight"] -= rate * (h.T @ dz)
            level["gain"] -= rate * gain
            level["bias"] -= rate * bias
        gradient = np.zeros_like(self.embedding)
        np.add.at(gradient, x, dh.reshape(*x.shape, -1))
        self.embedding -= rate * gradient
        return loss


def cross_entropy(logits, y):
    rows = np.arange(len(y))
    logits -= logits.max(1, keepdims=True)
    e = np.exp(logits)
    gradient = e / e.sum(1, keepdims=True)
    loss = -np.log(gradient[rows, y]).mean()
    gradient[rows, y] -= 1
    gradient /= FLOAT(len(y))
    return loss, gradient


def main(name, file, steps=200_000):
    start = time.perf_counter()
    sizes = SIZES[name]
    words = open(file, encoding="utf-8").read().split()
    random.seed(42)
    random.shuffle(words)
    first, second = int(0.8 * len(words)), int(0.9 * len(words))
    train, validation = (spelling(part, sizes[0]) for part in (words[:first], words[first:second]))
    draws = np.random.RandomState(42)
    network = Network(sizes, draws)
    for step in range(steps):
        batch = draws.randint(0, len(train[1]), BATCH)
        rate = FLOAT(0.1 if step < sizes[-1] * steps else 0.01)
        network.step(train[0][batch], train[1][batch], rate)
    for part, (x, y) in (("train", train), ("validation", validation)):
        losses = [
            network.loss(x[at : at + EVALUATED], y[at : at + EVALUATED]) * len(y[at : at + EVALUATED])
            for at in range(0, len(y), EVALUATED)
        ]
        print(f"{part} loss {sum(losses) / len(y):.4f}")
    print(f"{time.perf_counter() - start:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(steps) for steps in sys.argv[3:]))
