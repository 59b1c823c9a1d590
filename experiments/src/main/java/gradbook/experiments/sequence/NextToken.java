package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.NoGrad;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.data.Dataset;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Objective;
import java.util.stream.IntStream;

/**
 * The mean cross-entropy of the tokens that come, in nats: logits [n, t, vocabulary], labels [n, t], {@link #IGNORED} where no token comes.
 *
 * @param validation looked at after each epoch
 */
public record NextToken(Dataset validation) implements Objective {
    /** The label of a place behind the end of a sequence; PyTorch's. */
    public static final int IGNORED = -100;

    /** Sequences at a time in evaluation: what they need between two layers stays in the caches. */
    private static final int EVALUATION_BATCH = 32;

    @Override
    public Tensor loss(Tensor output, NdArray labels) {
        return mean(output, places(labels), labels);
    }

    @Override
    public Measures measured(Module model) {
        return Measures.empty().with(VALIDATION_LOSS, of(model, validation));
    }

    /** The mean over all tokens of a data set, without training. */
    public static double of(Module model, Dataset dataset) {
        StepMemory memory = new StepMemory();
        double[] sum = {0};
        long count = 0;
        for (Batch batch : new DataLoader(dataset, EVALUATION_BATCH).epoch(0)) {
            int[] places = places(batch.labels());
            memory.step(() -> sum[0] += places.length
                    * NoGrad.of(() -> mean(model.forward(batch.x(), Mode.EVAL), places, batch.labels()))
                            .item());
            count += places.length;
        }
        return sum[0] / count;
    }

    private static Tensor mean(Tensor output, int[] places, NdArray labels) {
        int classes = output.shape().size(2);
        Tensor logits = output.reshape(labels.count(), classes);
        if (places.length == labels.count()) {
            return Loss.crossEntropy(logits, labels.reshape(Shape.of(labels.count())));
        }
        int[] known = IntStream.of(places).map(place -> labels.ints()[place]).toArray();
        Tensor rows = logits.embedding(Tensor.constant(NdArray.of(Shape.of(places.length), places)));
        return Loss.crossEntropy(rows, NdArray.of(Shape.of(known.length), known));
    }

    /** The places where a token comes. */
    private static int[] places(NdArray labels) {
        return IntStream.range(0, labels.count())
                .filter(place -> labels.ints()[place] != IGNORED)
                .toArray();
    }
}
