"""A scalar autograd engine in plain Python, in the form of Andrej Karpathy's micrograd, and the step of its demo.

Takes how many steps to train at a time: a network 2-16-16-1 on 100 points, hinge loss and a penalty on all squared parameters.
"""

import platform
import random
import sys

from serve import serve

POINTS = 100
WIDTHS = (2, 16, 16, 1)
PENALTY = 1e-4
RATE = 0.1


class Value:
    def __init__(self, data, inputs=()):
        self.data = data
        self.grad = 0.0
        self.inputs = inputs
        self.pull = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    __radd__ = __add__
    __rmul__ = __mul__

    def relu(self):
        out = Value(max(self.data, 0.0), (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen = [], set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for one in value.inputs:
                    visit(one)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for value in reversed(order):
            value.pull()


def neuron(inputs, weights, bias, last):
    out = sum((w * x for w, x in zip(weights, inputs)), bias)
    return out if last else out.relu()


def main(steps):
    sys.setrecursionlimit(10_000)
    draw = random.Random(1337)
    layers = [
        [([Value(draw.uniform(-1, 1)) for _ in range(before)], Value(0.0)) for _ in range(after)]
        for before, after in zip(WIDTHS, WIDTHS[1:])
    ]
    parameters = [p for layer in layers for weights, bias in layer for p in (*weights, bias)]
    points = [((draw.gauss(0, 1), draw.gauss(0, 1)), draw.choice((-1, 1))) for _ in range(POINTS)]

    def score(point):
        values = [Value(x) for x in point]
        for depth, layer in enumerate(layers):
            values = [neuron(values, weights, bias, depth == len(layers) - 1) for weights, bias in layer]
        return values[0]

    def train():
        for _ in range(steps):
            hinges = [(1 + -label * score(point)).relu() for point, label in points]
            loss = sum(hinges) * (1.0 / len(hinges)) + PENALTY * sum(p * p for p in parameters)
            for p in parameters:
                p.grad = 0.0
            loss.backward()
            for p in parameters:
                p.data -= RATE * p.grad

    serve(f"a scalar engine in Python {platform.python_version()}", train)


if __name__ == "__main__":
    main(int(sys.argv[1]))
