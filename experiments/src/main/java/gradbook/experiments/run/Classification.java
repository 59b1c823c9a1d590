package gradbook.experiments.run;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Dataset;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Module;
import java.util.Optional;

/**
 * The mean cross-entropy of logits [n, classes].
 *
 * @param validation looked at after each epoch
 * @param learned samples of the training part that are looked at likewise, as they are known by then
 */
public record Classification(Dataset validation, Optional<Dataset> learned, int classes) implements Objective {
    @Override
    public Tensor loss(Tensor output, NdArray labels) {
        return Loss.crossEntropy(output, labels);
    }

    @Override
    public Measures measured(Module model) {
        Classifier.Evaluation evaluation = Classifier.evaluate(model, validation, classes);
        Measures measures = Measures.empty()
                .with(VALIDATION_LOSS, evaluation.loss())
                .with("validationAccuracy", evaluation.accuracy());
        if (learned.isEmpty()) {
            return measures;
        }
        Classifier.Evaluation known = Classifier.evaluate(model, learned.get(), classes);
        return measures.with("trainLossAfter", known.loss()).with("trainAccuracy", known.accuracy());
    }
}
