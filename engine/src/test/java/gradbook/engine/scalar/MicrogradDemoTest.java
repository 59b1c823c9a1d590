package gradbook.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradbook.engine.random.NumpyRandom;
import gradbook.engine.random.PythonRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The run printed in micrograd's demo.ipynb, drawn again from its seeds and trained again, step by step. */
class MicrogradDemoTest {
    /** One unit in the last place of 1 to 2: sines, cosines and logarithms may round otherwise than NumPy's did. */
    static final double MOONS_TOLERANCE = 2.3e-16;

    /** Gradients may be summed in another order than in the printed run; 3.4e-16 was the most seen in 100 steps. */
    static final double LOSS_TOLERANCE = 1e-12;

    static JsonNode published;

    @BeforeAll
    static void read() throws IOException {
        published = new ObjectMapper()
                .readTree(Path.of("..", "golden", "published", "micrograd-demo.json")
                        .toFile());
    }

    /** 196 of the 200 coordinates are equal to the bit, the other four within 1.2e-16. */
    @Test
    void drawsThePublishedMoons() {
        List<Moons.Point> moons = moons();
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
        List<Moons.Point> moons = moons();
        Mlp model = model();
        JsonNode steps = published.get("steps");
        assertEquals(100, steps.size());
        for (int k = 0; k < steps.size(); k++) {
            List<Value> scores = scores(model, moons);
            Value loss = loss(scores, moons, model);
            assertEquals(steps.get(k).get("loss").asDouble(), loss.data, LOSS_TOLERANCE, "loss of step " + k);
            assertEquals(
                    steps.get(k).get("accuracyPercent").asDouble(),
                    accuracyPercent(scores, moons),
                    "accuracy of step " + k);

            model.zeroGrad();
            loss.backward();
            double learningRate = 1.0 - 0.9 * k / 100;
            for (Value p : model.parameters()) {
                p.data -= learningRate * p.grad;
            }
        }
    }

    @Test
    void theGraphOfOneStepHas65818Values() {
        List<Moons.Point> moons = moons();
        Mlp model = model();
        assertEquals(337, model.parameters().size());
        assertEquals(65_818, loss(scores(model, moons), moons, model).graph().size());
    }

    private static List<Moons.Point> moons() {
        return Moons.draw(
                50, 0.1, NumpyRandom.ofSeed(published.at("/seeds/numpy").asLong()));
    }

    private static Mlp model() {
        PythonRandom random = PythonRandom.ofSeed(published.at("/seeds/python").asLong());
        return Mlp.create(() -> random.uniform(-1, 1), Value::relu, UnaryOperator.identity(), 2, 16, 16, 1);
    }

    private static List<Value> scores(Mlp model, List<Moons.Point> moons) {
        return moons.stream()
                .map(p -> model.forward(Value.listOf(p.x(), p.y())).get(0))
                .toList();
    }

    /** {@code mean(max(0, 1 - label · score)) + 10⁻⁴ Σ p²}: the hinge of a support vector machine, and weight decay. */
    private static Value loss(List<Value> scores, List<Moons.Point> moons, Mlp model) {
        List<Value> hinges = IntStream.range(0, scores.size())
                .mapToObj(i -> scores.get(i).mul(-moons.get(i).label()).add(1).relu())
                .toList();
        List<Value> squares = model.parameters().stream().map(p -> p.mul(p)).toList();
        return Value.sum(hinges).mul(1.0 / hinges.size()).add(Value.sum(squares).mul(1e-4));
    }

    private static double accuracyPercent(List<Value> scores, List<Moons.Point> moons) {
        long correct = IntStream.range(0, scores.size())
                .filter(i -> (scores.get(i).data > 0) == (moons.get(i).label() > 0))
                .count();
        return 100.0 * correct / scores.size();
    }
}
