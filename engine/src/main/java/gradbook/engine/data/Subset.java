package gradbook.engine.data;

import java.util.Arrays;

/** Chosen samples of another data set. */
final class Subset implements Dataset {
    private final Dataset whole;
    private final int[] chosen;

    Subset(Dataset whole, int... chosen) {
        this.whole = whole;
        this.chosen = chosen.clone();
        for (int index : chosen) {
            if (index < 0 || index >= whole.size()) {
                throw new IllegalArgumentException(
                        "subset: sample " + index + " is out of range 0.." + (whole.size() - 1));
            }
        }
    }

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public Batch batch(int... indices) {
        return whole.batch(Arrays.stream(indices).map(i -> chosen[i]).toArray());
    }
}
