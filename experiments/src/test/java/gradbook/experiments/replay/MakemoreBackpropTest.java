package gradbook.experiments.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.experiments.dataset.Names;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Result;
import gradbook.experiments.testing.Runs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradients that the engine finds on the lecture's batch against those written out by hand. {@code reports/replays/backprop.json} has the
 * differences; {@code mvn test -pl experiments -am -Dtest=MakemoreBackpropTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgradbook.write=true} writes it anew.
 */
class MakemoreBackpropTest {
    /** Sums of at most 96 terms far below 1, each rounded by 1.1e-16 of itself; 3.5e-17 was the most seen. */
    private static final double FLOAT64_TOLERANCE = 1e-15;

    /** PyTorch's {@code allclose}, by which the lecture judges: {@code |a - b| <= 1e-8 + 1e-5 |b|}. A float32 is rounded by 6e-8 of itself. */
    private static final double CLOSE_ABSOLUTE = 1e-8;

    private static final double CLOSE_RELATIVE = 1e-5;

    /** The lecture's, of the same batch and weights, but for gain and bias, for which it gave no seed. */
    private static final double LECTURE_LOSS = 3.3377;

    /** Thirteen other draws of gain and bias moved it by 0.03 at most; another batch, by 0.2. */
    private static final double LECTURE_TOLERANCE = 0.05;

    private static final Path REPORTS = Runs.HOME.resolve("reports");

    private static final MakemoreBackpropV1 EXPERIMENT = new MakemoreBackpropV1();
    private static Both float32;
    private static Both float64;

    @BeforeAll
    static void runThereAndBack() {
        Runs.assumeText(Names.TEXT);
        MakemoreBackpropV1.Drawn drawn = MakemoreBackpropV1.draw(EXPERIMENT.configuration(), Runs.datasets());
        float32 = Both.of(drawn.run(DType.FLOAT32));
        float64 = Both.of(drawn.run(DType.FLOAT64));
    }

    /** The engine's gradients, and those by hand from the same forward values. */
    private record Both(SmallSteps engine, Map<String, Matrix> byHand) {
        static Both of(SmallSteps engine) {
            return new Both(engine, ByHand.gradients(engine));
        }

        double difference(String name) {
            NdArray found = engine.gradient(name);
            double[] expected = byHand.get(name).values();
            assertEquals(expected.length, found.count(), "elements of the gradient of " + name);
            double largest = 0;
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs(expected[i] - found.at(i)));
            }
            return largest;
        }
    }

    static Stream<String> names() {
        return SmallSteps.NAMES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void inFloat64TheGradientIsTheOneWrittenByHand(String name) {
        assertEquals(0, float64.difference(name), FLOAT64_TOLERANCE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void inFloat32TheGradientIsAsCloseAsTheLectureAsks(String name) {
        double[] expected = float32.byHand().get(name).values();
        NdArray found = float32.engine().gradient(name);
        for (int i = 0; i < expected.length; i++) {
            double tolerance = CLOSE_ABSOLUTE + CLOSE_RELATIVE * Math.abs(expected[i]);
            assertEquals(expected[i], found.at(i), tolerance, "element " + i);
        }
    }

    @Test
    void everyGradientHasARow() {
        assertEquals(26, SmallSteps.NAMES.size());
        assertEquals(SmallSteps.NAMES.stream().sorted().toList(), sorted(float64.byHand()));
        assertEquals(
                SmallSteps.NAMES.stream().sorted().toList(),
                sorted(float64.engine().leaves()));
    }

    private static List<String> sorted(Map<String, ?> byName) {
        return byName.keySet().stream().sorted().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void theGradientHasTheShapeOfItsValue(String name) {
        SmallSteps steps = float32.engine();
        assertEquals(steps.value(name).shape(), steps.gradient(name).shape());
    }

    /** The lecture prints the first row of the gradient of logits: its one negative figure is at 8, the first letter to guess. */
    @Test
    void theBatchBeginsWithTheLecturesLetter() {
        assertEquals(8, float32.engine().batch().labels().ints()[0]);
    }

    @Test
    void theLossIsNearTheLectures() {
        assertEquals(LECTURE_LOSS, float32.engine().loss().item(), LECTURE_TOLERANCE);
    }

    @Test
    void aRunTakesDownTheNormOfEveryGradient() {
        Result result = Runs.pinned(EXPERIMENT).result();
        Measures measures = result.metrics();
        assertEquals(1, result.steps());
        assertEquals(4_137, result.parameters());
        assertEquals(float32.engine().loss().item(), measures.value("loss"));
        for (String name : SmallSteps.NAMES) {
            NdArray gradient = float64.engine().gradient(name);
            double norm =
                    Math.sqrt(Arrays.stream(gradient.doubles()).map(g -> g * g).sum());
            double tolerance = CLOSE_ABSOLUTE * Math.sqrt(gradient.count()) + CLOSE_RELATIVE * norm;
            assertEquals(norm, measures.value(MakemoreBackpropV1.figure(name)), tolerance, name);
        }
        assertTrue(measures.has("gradientNormOfBnvarInv"), measures::toString);
    }

    @Test
    void theCommittedTableIsWhatComesOut() {
        BackpropTable table =
                new BackpropTable(names().map(MakemoreBackpropTest::row).toList());
        if (Boolean.getBoolean("gradbook.write")) {
            table.write(REPORTS);
        }
        assertEquals(BackpropTable.read(REPORTS), table);
    }

    private static BackpropTable.Row row(String name) {
        NdArray gradient = float32.engine().gradient(name);
        double largest = 0;
        for (int i = 0; i < gradient.count(); i++) {
            largest = Math.max(largest, Math.abs(gradient.at(i)));
        }
        return new BackpropTable.Row(
                name,
                Arrays.stream(gradient.shape().sizes()).boxed().toList(),
                largest,
                float32.difference(name),
                float64.difference(name));
    }
}
