package gradbook.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.scalar.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example of math.md §16, whose figures were printed by somebody else, computed in four ways. */
class TwoLayersByHandTest {
    /** The figures are printed with 8 or 9 decimals. */
    private static final double PRINTED = 6e-9;

    private static final JsonNode EXAMPLE = read();
    private static final double[] X = vector(EXAMPLE.get("inputs"));
    private static final double[] T = vector(EXAMPLE.get("targets"));
    private static final double[][] W = matrix(EXAMPLE.at("/hidden/weight"));
    private static final double[][] V = matrix(EXAMPLE.at("/output/weight"));
    private static final double B = EXAMPLE.at("/hidden/bias").asDouble();
    private static final double C = EXAMPLE.at("/output/bias").asDouble();

    /** What each way must find. */
    private record Worked(String way, double[] hidden, double[] outputs, double loss, double[][] dw, double[][] dv) {
        @Override
        public String toString() {
            return way;
        }
    }

    static Stream<Worked> ways() {
        return Stream.of(byHand(), byDifferences(), byScalars(), byTensors());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyWayGivesThePrintedFigures(Worked worked) {
        JsonNode printed = EXAMPLE.get("printed");
        agree(vector(printed.get("hidden")), worked.hidden);
        agree(vector(printed.get("outputs")), worked.outputs);
        agree(printed.get("loss"), worked.loss);
        agree(printed.get("outputGradient00"), worked.dv[0][0]);
        agree(printed.get("hiddenGradient00"), worked.dw[0][0]);
        double rate = EXAMPLE.get("rate").asDouble();
        for (int i = 0; i < 2; i++) {
            agree(matrix(printed.get("outputAfter"))[i], stepped(V[i], worked.dv[i], rate));
            agree(matrix(printed.get("hiddenAfter"))[i], stepped(W[i], worked.dw[i], rate));
        }
    }

    /** The equations of math.md §16.1 and §16.2. */
    private static Worked byHand() {
        double[] h = layer(W, X, B);
        double[] y = layer(V, h, C);
        double[] delta = new double[2];
        double[] epsilon = new double[2];
        double[][] dv = new double[2][2];
        double[][] dw = new double[2][2];
        for (int i = 0; i < 2; i++) {
            delta[i] = (y[i] - T[i]) * y[i] * (1 - y[i]);
        }
        for (int j = 0; j < 2; j++) {
            epsilon[j] = (delta[0] * V[0][j] + delta[1] * V[1][j]) * h[j] * (1 - h[j]);
            for (int k = 0; k < 2; k++) {
                dw[j][k] = epsilon[j] * X[k];
                dv[k][j] = delta[k] * h[j];
            }
        }
        return new Worked("by hand", h, y, loss(y), dw, dv);
    }

    /** Central differences with h = 1e-5: truncation and rounding are near 1e-11. */
    private static Worked byDifferences() {
        double[] h = layer(W, X, B);
        double[] y = layer(V, h, C);
        return new Worked("by differences", h, y, loss(y), differences(W), differences(V));
    }

    private static double[][] differences(double[][] weights) {
        double step = 1e-5;
        double[][] slopes = new double[2][2];
        for (double[] row : weights) {
            for (int j = 0; j < 2; j++) {
                double held = row[j];
                row[j] = held + step;
                double ahead = loss(layer(V, layer(W, X, B), C));
                row[j] = held - step;
                double behind = loss(layer(V, layer(W, X, B), C));
                row[j] = held;
                slopes[row == weights[0] ? 0 : 1][j] = (ahead - behind) / (2 * step);
            }
        }
        return slopes;
    }

    private static Worked byScalars() {
        List<List<Value>> w = values(W);
        List<List<Value>> v = values(V);
        List<Value> h = layer(w, Value.listOf(X), B);
        List<Value> y = layer(v, h, C);
        List<Value> errors = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            errors.add(y.get(i).sub(T[i]).pow(2).mul(0.5));
        }
        Value loss = Value.sum(errors);
        loss.backward();
        return new Worked("by scalars", numbers(h), numbers(y), loss.data, gradients(w), gradients(v));
    }

    private static Worked byTensors() {
        Tensor w = Tensor.leaf(array(W));
        Tensor v = Tensor.leaf(array(V));
        Tensor x = Tensor.constant(NdArray.of(Shape.of(2, 1), X));
        Tensor h = w.matmul(x).add(scalar(B)).sigmoid();
        Tensor y = v.matmul(h).add(scalar(C)).sigmoid();
        Tensor loss = y.sub(Tensor.constant(NdArray.of(Shape.of(2, 1), T)))
                .square()
                .sum()
                .mul(0.5);
        Gradients gradients = Backward.from(loss);
        return new Worked(
                "by tensors",
                h.value().doubles(),
                y.value().doubles(),
                loss.item(),
                rows(gradients.of(w)),
                rows(gradients.of(v)));
    }

    private static double[] layer(double[][] weights, double[] x, double bias) {
        return Stream.of(weights)
                .mapToDouble(row -> 1 / (1 + Math.exp(-(row[0] * x[0] + row[1] * x[1] + bias))))
                .toArray();
    }

    private static List<Value> layer(List<List<Value>> weights, List<Value> x, double bias) {
        return weights.stream()
                .map(row -> Value.sum(
                                List.of(row.get(0).mul(x.get(0)), row.get(1).mul(x.get(1)), new Value(bias)))
                        .sigmoid())
                .toList();
    }

    private static double loss(double... y) {
        return ((y[0] - T[0]) * (y[0] - T[0]) + (y[1] - T[1]) * (y[1] - T[1])) / 2;
    }

    private static double[] stepped(double[] weights, double[] gradient, double rate) {
        return new double[] {weights[0] - rate * gradient[0], weights[1] - rate * gradient[1]};
    }

    private static void agree(double[] printed, double... found) {
        for (int i = 0; i < printed.length; i++) {
            assertEquals(printed[i], found[i], PRINTED);
        }
    }

    private static void agree(JsonNode printed, double found) {
        assertEquals(printed.asDouble(), found, PRINTED);
    }

    private static List<List<Value>> values(double[][] matrix) {
        return Stream.of(matrix).map(Value::listOf).toList();
    }

    private static double[] numbers(List<Value> values) {
        return values.stream().mapToDouble(value -> value.data).toArray();
    }

    private static double[][] gradients(List<List<Value>> weights) {
        return weights.stream()
                .map(row -> row.stream().mapToDouble(value -> value.grad).toArray())
                .toArray(double[][]::new);
    }

    private static NdArray array(double[][] matrix) {
        return NdArray.of(Shape.of(2, 2), matrix[0][0], matrix[0][1], matrix[1][0], matrix[1][1]);
    }

    private static double[][] rows(NdArray matrix) {
        return new double[][] {{matrix.at(0), matrix.at(1)}, {matrix.at(2), matrix.at(3)}};
    }

    private static Tensor scalar(double value) {
        return Tensor.constant(NdArray.of(Shape.SCALAR, value));
    }

    private static double[] vector(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static double[][] matrix(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(TwoLayersByHandTest::vector)
                .toArray(double[][]::new);
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("..", "golden", "hand", "two-layers.json").toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
