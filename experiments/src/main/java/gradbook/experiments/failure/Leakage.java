package gradbook.experiments.failure;

import gradbook.engine.data.Dataset;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Module;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Plot;
import java.util.ArrayList;
import java.util.List;

/** Images to choose by that were learned from. */
final class Leakage implements Pitfall {
    private static final double RATE = 0.1;
    private static final int PARTS = 4;

    @Override
    public String name() {
        return "leakage";
    }

    @Override
    public String lesson() {
        return "Of the training images so many were replaced by validation images, as happens when duplicates are split apart, or when a "
                + "set is augmented first and split afterwards. The network knows them by heart, so the validation accuracy climbs "
                + "towards 100 %; on images that it has truly never seen it is as good as before. Cure: split first, by what must "
                + "stay together, and check: `Parts.of` here refuses parts with common samples, with their number. Copies that lie in a set under "
                + "two numbers it cannot know; look for equal images first.";
    }

    @Override
    public Finding run(Bench bench) {
        List<Double> shares = new ArrayList<>();
        List<Double> validation = new ArrayList<>();
        List<Double> test = new ArrayList<>();
        for (int quarter = 0; quarter <= PARTS; quarter++) {
            Dataset train = bench.leaky(bench.parts().train().size() * quarter / PARTS);
            Module model = Networks.deep(1, Activation.RELU, Initializer.HE_NORMAL, bench.key("leak"));
            bench.train("leak" + quarter, new Bench.Training(model, train, RATE, gradients -> gradients));
            shares.add(100.0 * quarter / PARTS);
            validation.add(100 * Bench.accuracy(model, bench.parts().validation()));
            test.add(100 * Bench.accuracy(model, bench.test()));
        }
        return new Finding(
                new Plot(
                        name(),
                        "Validation images among the training images",
                        "validation images that were trained on (%)",
                        "accuracy (%)",
                        false,
                        List.of(
                                new Plot.Line("validation images", shares, validation),
                                new Plot.Line("test images", shares, test))),
                Measures.empty()
                        .with("leakyValidationAccuracy", validation.get(PARTS) / 100)
                        .with("leakyTestAccuracy", test.get(PARTS) / 100)
                        .with("cleanValidationAccuracy", validation.get(0) / 100)
                        .with("cleanTestAccuracy", test.get(0) / 100));
    }
}
