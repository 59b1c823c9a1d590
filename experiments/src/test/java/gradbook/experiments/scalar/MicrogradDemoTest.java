package gradbook.experiments.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradbook.engine.scalar.Mlp;
import gradbook.experiments.run.CurvePoint;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.testing.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The run printed in micrograd's demo.ipynb, drawn again from its seeds and trained again by the experiment itself. */
class MicrogradDemoTest {
    /** One unit in the last place of 1 to 2: sines, cosines and logarithms may round otherwise than NumPy's did. */
    private static final double MOONS_TOLERANCE = 2.3e-16;

    /** Gradients may be summed in another order than in the printed run; 3.4e-16 was the most seen in 100 steps. */
    private static final double LOSS_TOLERANCE = 1e-12;

    private static final MicrogradDemoV1 EXPERIMENT = new MicrogradDemoV1();

    private static JsonNode published;

    @BeforeAll
    static void read() throws IOException {
        published = new ObjectMapper()
                .readTree(Path.of("..", "golden", "published", "micrograd-demo.json")
                        .toFile());
    }

    /** 196 of the 200 coordinates are equal to the bit, the other four within 1.2e-16. */
    @Test
    void drawsThePublishedMoons() {
        List<Moons.Point> moons = MicrogradDemoV1.moons(EXPERIMENT.configuration());
        JsonNode expected = published.get("moons");
        assertEquals(expected.size(), moons.size());
        for (int i = 0; i < moons.size(); i++) {
            assertEquals(expected.get(i).get(0).asDouble(), moons.get(i).x(), MOONS_TOLERANCE, "x of point " + i);
            assertEquals(expected.get(i).get(1).asDouble(), moons.get(i).y(), MOONS_TOLERANCE, "y of point " + i);
            assertEquals(expected.get(i).get(2).asDouble(), moons.get(i).label(), "label of point " + i);
        }
    }

    @Test
    void trainsToThePublishedLossesAndAccuracies() {
        RunRecord record = Runs.pinned(EXPERIMENT);
        List<CurvePoint> curve = record.result().curve();
        JsonNode steps = published.get("steps");
        assertEquals(100, steps.size());
        assertEquals(steps.size(), curve.size());
        for (int k = 0; k < steps.size(); k++) {
            assertEquals(steps.get(k).get("loss").asDouble(), curve.get(k).loss(), LOSS_TOLERANCE, "loss of step " + k);
            assertEquals(
                    steps.get(k).get("accuracyPercent").asDouble(),
                    100 * curve.get(k).accuracy(),
                    "accuracy of step " + k);
        }
    }

    @Test
    void theGraphOfOneStepHas65818Values() {
        List<Moons.Point> moons = MicrogradDemoV1.moons(EXPERIMENT.configuration());
        Mlp model = MicrogradDemoV1.model(EXPERIMENT.configuration());
        assertEquals(337, model.parameters().size());
        assertEquals(
                65_818,
                MicrogradDemoV1.loss(EXPERIMENT.configuration(), MicrogradDemoV1.scores(model, moons), moons, model)
                        .graph()
                        .size());
    }
}
