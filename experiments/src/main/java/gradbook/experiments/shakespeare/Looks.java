package gradbook.experiments.shakespeare;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.experiments.model.Gpt;
import gradbook.experiments.run.Attention;
import gradbook.experiments.run.Grid;
import java.util.List;
import java.util.stream.IntStream;

/** What the heads of a GPT look at in a line that it has not read: Hamlet is not among the plays here. */
final class Looks {
    private static final String LINE = "To be, or not to be";

    /** Weights are kept to a thousandth, finer than a shade. */
    private static final double FINEST = 1e-3;

    private Looks() {}

    /** Those of a GPT; of another network none. */
    static List<Attention> of(Module model) {
        if (!(model instanceof Gpt gpt)) {
            return List.of();
        }
        String read = LINE.substring(0, Math.min(LINE.length(), gpt.context()));
        NdArray tokens = NdArray.of(Shape.of(1, read.length()), Playwright.CHARACTERS.encode(read));
        return List.of(new Attention(
                read,
                gpt.attentionWeights(Tensor.constant(tokens), Mode.EVAL).stream()
                        .map(Looks::heads)
                        .toList()));
    }

    /** Weights [1, heads, t, t] by head. */
    private static List<Grid> heads(Tensor weights) {
        Shape shape = weights.shape();
        int t = shape.size(2);
        return IntStream.range(0, shape.size(1))
                .mapToObj(head -> new Grid(
                        t,
                        t,
                        IntStream.range(head * t * t, (head + 1) * t * t)
                                .mapToObj(i -> rounded(weights.value().at(i)))
                                .toList()))
                .toList();
    }

    private static double rounded(double weight) {
        return StrictMath.rint(weight / FINEST) / (1 / FINEST);
    }
}
