package gradbook.experiments.cnn;

import gradbook.engine.array.NdArray;
import gradbook.engine.nn.Parameter;
import gradbook.experiments.run.Grid;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The filters of a first convolution as pictures. */
final class Filters {
    private Filters() {}

    /** Those of the weight [out, 1, rows, columns] of this name. */
    static List<Grid> of(Map<String, Parameter> parameters, String name) {
        NdArray weight = parameters.get(name).value();
        int rows = weight.shape().size(2);
        int columns = weight.shape().size(3);
        int each = rows * columns;
        return IntStream.range(0, weight.shape().size(0))
                .mapToObj(filter -> new Grid(
                        rows,
                        columns,
                        IntStream.range(filter * each, (filter + 1) * each)
                                .mapToObj(weight::at)
                                .toList()))
                .toList();
    }
}
