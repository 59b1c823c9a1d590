package gradbook.engine.optim;

import gradbook.engine.array.NdArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a checkpoint keeps of an optimizer or of a moving average.
 *
 * @param steps how many it has done
 * @param arrays by the parameter's place and PyTorch's name, {@code 0.exp_avg}, in a fixed order
 */
public record Snapshot(long steps, Map<String, NdArray> arrays) {
    public Snapshot {
        if (steps < 0) {
            throw new IllegalArgumentException("snapshot: expected steps >= 0, found " + steps);
        }
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }
}
