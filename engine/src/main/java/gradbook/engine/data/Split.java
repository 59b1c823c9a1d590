package gradbook.engine.data;

import gradbook.engine.random.RandomKey;
import java.util.Arrays;

/** A keyed division of samples into those to train on and those to choose by; disjoint, together all. */
public final class Split {
    private final int[] train;
    private final int[] validation;

    private Split(int[] train, int[] validation) {
        this.train = train;
        this.validation = validation;
    }

    /** Puts {@code validation} of {@code size} samples aside, chosen by {@code key}; both parts in ascending order. */
    public static Split of(int size, int validation, RandomKey key) {
        if (validation < 0 || validation > size) {
            throw new IllegalArgumentException(
                    "split: expected 0 to " + size + " validation samples, found " + validation);
        }
        int[] order = key.permutation(size);
        int[] aside = Arrays.copyOfRange(order, 0, validation);
        int[] rest = Arrays.copyOfRange(order, validation, size);
        Arrays.sort(aside);
        Arrays.sort(rest);
        return new Split(rest, aside);
    }

    /** Numbers of the training samples. */
    public int[] train() {
        return train.clone();
    }

    /** Numbers of the validation samples. */
    public int[] validation() {
        return validation.clone();
    }
}
