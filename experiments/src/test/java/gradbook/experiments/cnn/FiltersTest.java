package gradbook.experiments.cnn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.LeNet;
import gradbook.experiments.run.Grid;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiltersTest {
    @Test
    void eachFilterIsAPictureOfItsWeights() {
        Module model = LeNet.create(RandomKey.of(7), DType.FLOAT32);
        List<Grid> filters = Filters.of(model.namedParameters(), "conv1.weight");
        assertEquals(6, filters.size());
        for (int filter = 0; filter < 6; filter++) {
            Grid grid = filters.get(filter);
            assertEquals(List.of(5, 5), List.of(grid.rows(), grid.columns()));
            for (int i = 0; i < 25; i++) {
                double weight =
                        model.namedParameters().get("conv1.weight").value().at(25 * filter + i);
                assertEquals(weight, grid.values().get(i), 0, "filter " + filter + ", value " + i);
            }
        }
    }
}
