package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.CurvePoint;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Environment;
import gradbook.experiments.run.EpochMeasures;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Json;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.WorstError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A small experiment and records of it, as if it had been run. */
final class MadeUp {
    static final Experiment<Settings> DIGITS = new Named(new ExperimentId("made-up-digits", 1));
    static final Experiment<Settings> SCALAR = new Named(new ExperimentId("made-up-scalar", 2));

    /** Four images of 2 x 2 of the classes 0, 1, 0, 1. */
    static final LabelledImages IMAGES = new LabelledImages(2, 2, new byte[16], new byte[] {0, 1, 0, 1});

    static final String LOSS_CURVE_SHA256 = "ab".repeat(32);
    static final String WEIGHTS_SHA256 = "cd".repeat(32);

    private MadeUp() {}

    record Settings(long seed, int epochs, double learningRate) implements Configuration {}

    record Named(ExperimentId id) implements Experiment<Settings> {
        @Override
        public String summary() {
            return "a made-up network";
        }

        @Override
        public String data() {
            return "made-up data";
        }

        @Override
        public String expectation() {
            return "nothing";
        }

        @Override
        public Settings configuration() {
            return new Settings(42, 2, 1e-4);
        }

        @Override
        public Outcome run(Settings configuration, Recorder recorder, Datasets datasets) {
            throw new UnsupportedOperationException("it is never run");
        }

        @Override
        public String question() {
            return "Is it made up?";
        }

        @Override
        public String setup() {
            return "There is none.";
        }

        @Override
        public String limits() {
            return "It is made up.";
        }

        @Override
        public String interpretation(Result result) {
            return "It was right " + result.metrics().value("testAccuracy") + " of the time.";
        }
    }

    /** A pinned classifier: three of four test samples right. */
    static RunRecord record(Experiment<?> experiment) {
        return record(experiment, 42, 2, 0.75, List.of(List.of(2, 0), List.of(1, 1)));
    }

    static RunRecord record(
            Experiment<?> experiment, long seed, int epochs, double accuracy, List<List<Integer>> confusionMatrix) {
        Map<String, Integer> split = new LinkedHashMap<>();
        split.put("train", 1_234);
        split.put("test", 4);
        Result result = new Result(
                Json.tree(new Settings(seed, epochs, 1e-4)),
                seed == 42 && epochs == 2,
                1,
                List.of(new DataFile("made-up-file", "ef".repeat(32))),
                split,
                101_770,
                10 * epochs,
                experiment.lossName(),
                Measures.empty().with("testAccuracy", accuracy).with("testLoss", 0.06529063656926155),
                IntStream.rangeClosed(1, epochs).mapToObj(MadeUp::epoch).toList(),
                LOSS_CURVE_SHA256,
                WEIGHTS_SHA256,
                confusionMatrix,
                confusionMatrix.isEmpty() ? List.of() : List.of(new WorstError(3, 1, 0, 0.97, 0.03)),
                1,
                IntStream.range(0, 10 * epochs).mapToObj(MadeUp::point).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        Environment environment = new Environment(
                "0123456789abcdef0123456789abcdef01234567",
                false,
                "17 (made up)",
                "made-up OS",
                "made-up CPU",
                4,
                256,
                2,
                "2026-01-01T00:00:00Z",
                12.06,
                List.of(4.0, 3.0, 3.5),
                667L << 20);
        return new RunRecord(RunRecord.FORMAT, experiment.id(), result, environment);
    }

    private static EpochMeasures epoch(int epoch) {
        return new EpochMeasures(
                epoch, Measures.empty().with("trainLoss", 1.0 / epoch).with("validationLoss", 1.5 / epoch));
    }

    private static CurvePoint point(int step) {
        double loss = 2.0 / (1 + step);
        return new CurvePoint(step, loss, Double.toHexString(loss), null);
    }
}
