package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.Dataset;
import java.util.Arrays;
import java.util.List;

/**
 * Words as sequences: the token of the end stands before the first letter, and comes after the last. A batch [n, t] is as long as its
 * longest word and the end; what lies behind a shorter one has the end's token and the label {@link NextToken#IGNORED}.
 */
public final class Words implements Dataset {
    /** The end, and a to z. */
    public static final Characters LETTERS = new Characters(".abcdefghijklmnopqrstuvwxyz");

    /** The token of a word's end. */
    public static final int END = 0;

    private final int[][] words;

    /** Of these words in lower case. */
    public Words(List<String> words) {
        this.words = words.stream().map(LETTERS::encode).toArray(int[][]::new);
    }

    @Override
    public int size() {
        return words.length;
    }

    @Override
    public Batch batch(int... indices) {
        int longest = Arrays.stream(indices).map(i -> words[i].length).max().orElse(0);
        return batch(longest + 1, indices);
    }

    /** All of them as inputs of one length. */
    public NdArray inputs(int length) {
        int[] all = new int[words.length];
        Arrays.setAll(all, i -> i);
        return batch(length, all).x().value();
    }

    private Batch batch(int length, int... indices) {
        int[] x = new int[indices.length * length];
        int[] labels = new int[x.length];
        Arrays.fill(labels, NextToken.IGNORED);
        for (int i = 0; i < indices.length; i++) {
            int[] word = words[indices[i]];
            System.arraycopy(word, 0, x, i * length + 1, word.length);
            System.arraycopy(word, 0, labels, i * length, word.length);
            labels[i * length + word.length] = END;
        }
        Shape shape = Shape.of(indices.length, length);
        return new Batch(Tensor.constant(NdArray.of(shape, x)), NdArray.of(shape, labels));
    }
}
