package gradbook.experiments.run;

import java.util.List;

/** A small grey picture, as a filter of a convolution is one: values by row. */
public record Grid(int rows, int columns, List<Double> values) {
    public Grid {
        values = List.copyOf(values);
        if (values.size() != rows * columns) {
            throw new IllegalArgumentException(
                    "grid: expected " + rows + " x " + columns + " values, found " + values.size());
        }
    }
}
