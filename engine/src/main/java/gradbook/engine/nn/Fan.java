package gradbook.engine.nn;

import gradbook.engine.array.Shape;

/**
 * How many connections an initializer counts at a unit. A weight is [out, in, ...], PyTorch's order: fan in is in times the
 * rest, fan out is out times the rest (math.md §13.1).
 */
public enum Fan {
    /** Connections into an output: keeps the size of activations on the way forward. */
    IN,
    /** Connections out of an input: keeps the size of gradients on the way back. */
    OUT,
    /** Half the sum of both, Glorot's compromise. */
    AVERAGE;

    /** The number, for an initializer that the error names. */
    double of(String initializer, Shape weight) {
        if (weight.rank() < 2) {
            throw new IllegalArgumentException(
                    initializer + " initializer: expected a weight [out, in, ...], found shape " + weight);
        }
        double rest = weight.count(2, weight.rank());
        double in = weight.size(1) * rest;
        double out = weight.size(0) * rest;
        return switch (this) {
            case IN -> in;
            case OUT -> out;
            case AVERAGE -> (in + out) / 2;
        };
    }
}
