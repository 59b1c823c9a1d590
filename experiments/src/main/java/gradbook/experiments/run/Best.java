package gradbook.experiments.run;

import gradbook.engine.array.NdArray;
import gradbook.engine.nn.Module;
import java.util.LinkedHashMap;
import java.util.Map;

/** The float32 weights and buffers of a network at its lowest loss so far. */
final class Best {
    private final Module model;
    private final Map<String, NdArray> weights = new LinkedHashMap<>();
    private double lowest = Double.POSITIVE_INFINITY;
    private int unimproved;

    Best(Module model) {
        this.model = model;
    }

    /** Keeps the network as it is now if its loss is lower than all before. */
    void offer(double loss) {
        if (!(loss < lowest)) {
            unimproved++;
            return;
        }
        lowest = loss;
        unimproved = 0;
        model.state().forEach((name, value) -> weights.put(name, value.copy()));
    }

    /** How many losses in a row were not lower. */
    int unimproved() {
        return unimproved;
    }

    /** Gives the network what was kept. */
    void takeOver() {
        model.state().forEach((name, value) -> {
            NdArray kept = weights.get(name);
            System.arraycopy(kept.floats(), 0, value.floats(), 0, kept.count());
        });
    }
}
