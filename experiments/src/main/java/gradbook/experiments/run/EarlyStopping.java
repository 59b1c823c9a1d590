package gradbook.experiments.run;

import gradbook.engine.array.NdArray;
import gradbook.engine.io.Weights;
import gradbook.engine.nn.Module;
import gradbook.experiments.checkpoint.Saved;
import java.util.Map;

/**
 * Ends a training when the validation loss has found no new minimum for some epochs, and goes back to the weights of the minimum
 * (Prechelt 1998, "Early stopping, but when?", with a patience in epochs).
 */
public final class EarlyStopping {
    private final int patience;
    private double lowest = Double.POSITIVE_INFINITY;
    private Map<String, NdArray> kept = Map.of();
    private int waited;

    /** @param patience epochs without a new minimum after which training ends, at least 1 */
    public EarlyStopping(int patience) {
        if (patience < 1) {
            throw new IllegalArgumentException("early stopping: expected a patience of at least 1, found " + patience);
        }
        this.patience = patience;
    }

    /** Takes note of the validation loss after an epoch; whether training ends here. */
    boolean ends(Module model, double validationLoss) {
        if (validationLoss < lowest) {
            lowest = validationLoss;
            kept = Weights.copy(model);
            waited = 0;
        } else {
            waited++;
        }
        return waited >= patience;
    }

    void save(Saved saved) {
        saved.put("stopping.lowest", Double.toHexString(lowest));
        saved.put("stopping.waited", Integer.toString(waited));
        saved.put("stopping.kept", kept);
    }

    void restore(Saved saved) {
        lowest = Double.parseDouble(saved.text("stopping.lowest"));
        waited = Integer.parseInt(saved.text("stopping.waited"));
        kept = saved.arrays("stopping.kept");
    }

    /** Puts back the weights of the epoch with the lowest validation loss. */
    void restore(Module model) {
        Weights.restore(model, kept);
    }
}
