package gradbook.engine.kernel;

/** The elements of one axis that each output of an average takes in, and how many count as its share of the divisor. */
public final class Spans {
    final int[] starts;

    /** Exclusive. */
    final int[] ends;

    final int[] counted;

    private Spans(int places) {
        this.starts = new int[places];
        this.ends = new int[places];
        this.counted = new int[places];
    }

    /** The spans of a window without dilation; padding counts or not, and what hangs over the padding never does. */
    public static Spans of(WindowAxis axis, boolean countPadding) {
        Spans spans = new Spans(axis.places());
        for (int place = 0; place < axis.places(); place++) {
            int start = axis.start(place);
            spans.starts[place] = Math.max(0, start);
            spans.ends[place] = Math.min(axis.size(), start + axis.kernel());
            spans.counted[place] = countPadding
                    ? Math.min(axis.size() + axis.padding(), start + axis.kernel()) - start
                    : spans.ends[place] - spans.starts[place];
        }
        return spans;
    }

    /** {@code places} spans from {@code ⌊o size / places⌋} to {@code ⌈(o + 1) size / places⌉}, as PyTorch lays them. */
    public static Spans adaptive(int size, int places) {
        Spans spans = new Spans(places);
        for (int place = 0; place < places; place++) {
            spans.starts[place] = (int) ((long) place * size / places);
            spans.ends[place] = (int) (((place + 1L) * size + places - 1) / places);
            spans.counted[place] = spans.ends[place] - spans.starts[place];
        }
        return spans;
    }

    int places() {
        return starts.length;
    }
}
