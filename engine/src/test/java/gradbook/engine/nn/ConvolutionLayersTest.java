package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConvolutionLayersTest {
    /** Central difference in float64, h = 1e-6: truncation h² = 1e-12, rounding 1e-16/h = 1e-10. */
    private static final double H = 1e-6;

    /** A thousand times the error of the difference; a wrong rule misses by far more. */
    private static final double GRADIENT_TOLERANCE = 1e-7;

    private static final RandomKey KEY = RandomKey.of(23);
    private static final Window2d HALF = Window2d.of(3).withStride(2).withPadding(1);

    @Test
    void everyParameterOfANetworkAgreesWithCentralDifferences() {
        Module model = Sequential.named()
                .add("conv", conv2d(2, 4, HALF, 1))
                .add("tanh", Activation.TANH)
                .add("depthwise", conv2d(4, 4, Window2d.of(3).withSamePadding(), 4))
                .add("point", conv2d(4, 3, Window2d.of(1), 1).withoutBias())
                .add("max", MaxPool2d.of(Window2d.of(2)))
                .add("up", new Upsample(2))
                .add(
                        "transposed",
                        ConvTranspose2d.create(
                                3, 2, HALF, 1, 1, Initializer.HE_NORMAL, KEY.fold("transposed"), DType.FLOAT64))
                .add("avg", AvgPool2d.of(2))
                .add("adaptive", new AdaptiveAvgPool2d(2, 3))
                .add("flatten", Flatten.INSTANCE)
                .build();
        check(model, KEY.fold("x").normal(Shape.of(2, 2, 6, 7), DType.FLOAT64, 0, 1), 7);
    }

    @Test
    void everyParameterOfANetworkOnSequencesAgreesWithCentralDifferences() {
        Module model = Sequential.of(
                Conv1d.create(
                        2, 4, Window.of(3).withPadding(1), 2, Initializer.HE_NORMAL, KEY.fold("conv"), DType.FLOAT64),
                MaxPool1d.of(2),
                AvgPool1d.of(2),
                new Upsample(3),
                GlobalAvgPool.INSTANCE,
                Flatten.INSTANCE);
        check(model, KEY.fold("x").normal(Shape.of(3, 2, 9), DType.FLOAT64, 0, 1), 2);
    }

    private static void check(Module model, NdArray images, int parameters) {
        Tensor x = Tensor.constant(images);
        assertEquals(parameters, model.parameters().size());
        Gradients gradients = Backward.from(loss(model, x));
        model.namedParameters().forEach((name, parameter) -> {
            double[] w = parameter.value().doubles();
            for (int i = 0; i < w.length; i++) {
                double held = w[i];
                w[i] = held + H;
                double above = loss(model, x).item();
                w[i] = held - H;
                double below = loss(model, x).item();
                w[i] = held;
                double backward = gradients.of(parameter.tensor()).at(i);
                assertEquals((above - below) / (2 * H), backward, GRADIENT_TOLERANCE, name + " " + i);
            }
        });
    }

    private static Tensor loss(Module model, Tensor x) {
        return model.forward(x, Mode.train(KEY)).square().mean();
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(Conv2d.create(3, 8, 5, Padding.SAME, KEY), Shape.of(2, 3, 9, 6), Shape.of(2, 8, 9, 6)),
                Arguments.of(Conv2d.create(3, 8, 5, Padding.VALID, KEY), Shape.of(2, 3, 9, 6), Shape.of(2, 8, 5, 2)),
                Arguments.of(Conv2d.create(3, 8, HALF, KEY), Shape.of(0, 3, 8, 7), Shape.of(0, 8, 4, 4)),
                Arguments.of(Conv1d.create(3, 8, 3, Padding.SAME, KEY), Shape.of(2, 3, 9), Shape.of(2, 8, 9)),
                Arguments.of(ConvTranspose2d.create(3, 8, HALF, KEY), Shape.of(2, 3, 4, 5), Shape.of(2, 8, 7, 9)),
                Arguments.of(MaxPool2d.of(2), Shape.of(2, 3, 7, 6), Shape.of(2, 3, 3, 3)),
                Arguments.of(new MaxPool2d(Window2d.tiles(2), true), Shape.of(2, 3, 7, 6), Shape.of(2, 3, 4, 3)),
                Arguments.of(AvgPool2d.of(3), Shape.of(2, 3, 7, 6), Shape.of(2, 3, 2, 2)),
                Arguments.of(new AdaptiveAvgPool2d(3, 2), Shape.of(2, 3, 7, 6), Shape.of(2, 3, 3, 2)),
                Arguments.of(MaxPool1d.of(2), Shape.of(2, 3, 7), Shape.of(2, 3, 3)),
                Arguments.of(AvgPool1d.of(2), Shape.of(2, 3, 7), Shape.of(2, 3, 3)),
                Arguments.of(GlobalAvgPool.INSTANCE, Shape.of(2, 3, 7, 6), Shape.of(2, 3, 1, 1)),
                Arguments.of(new Upsample(2), Shape.of(2, 3, 7, 6), Shape.of(2, 3, 14, 12)));
    }

    @ParameterizedTest(name = "{1} to {2}")
    @MethodSource("shapes")
    void shapesAreThoseOfPyTorch(Module layer, Shape x, Shape y) {
        Tensor zeros = Tensor.constant(NdArray.zeros(x, DType.FLOAT32));
        assertEquals(y, layer.forward(zeros, Mode.EVAL).shape());
    }

    @Test
    void parametersBearTheNamesAndShapesOfPyTorch() {
        Module model = Sequential.named()
                .add("conv1", Conv2d.create(6, 8, Window2d.of(3, 5), 2, Initializer.HE_NORMAL, KEY, DType.FLOAT32))
                .add("conv2", Conv2d.create(8, 4, 1, Padding.SAME, KEY).withoutBias())
                .add("up", ConvTranspose2d.create(4, 6, HALF, 0, 2, Initializer.HE_NORMAL, KEY, DType.FLOAT32))
                .add("line", Conv1d.create(6, 2, 3, Padding.SAME, KEY))
                .build();
        List<String> found = new ArrayList<>();
        model.state().forEach((name, value) -> found.add(name + " " + value.shape()));
        assertEquals(
                List.of(
                        "conv1.weight [8, 3, 3, 5]",
                        "conv1.bias [8]",
                        "conv2.weight [4, 8, 1, 1]",
                        "up.weight [4, 3, 3, 3]",
                        "up.bias [6]",
                        "line.weight [2, 6, 3]",
                        "line.bias [2]"),
                found);
    }

    @Test
    void aBiasIsAddedToItsChannel() {
        Parameter weight = new Parameter(NdArray.of(Shape.of(2, 1, 1, 1), 1f, 2));
        Parameter bias = new Parameter(NdArray.of(Shape.of(2), 10f, 20));
        Conv2d conv = new Conv2d(weight, Optional.of(bias), Window2d.of(1), 1);
        Tensor y = conv.forward(Tensor.constant(NdArray.of(Shape.of(1, 1, 1, 2), 3f, 4)), Mode.EVAL);
        assertEquals(NdArray.of(Shape.of(1, 2, 1, 2), 13f, 14, 26, 28), y.value());
        assertEquals(NdArray.of(Shape.of(2), 2f, 2), Backward.from(y.sum()).of(bias.tensor()));
    }

    @Test
    void aNewLayerIsHeNormalWithoutBias() {
        Conv2d conv = Conv2d.create(8, 64, 5, Padding.VALID, KEY);
        NdArray w = conv.weight().value();
        double squares = 0;
        for (int i = 0; i < w.count(); i++) {
            squares += w.at(i) * w.at(i);
        }
        // fan in is 8 x 25; the mean square of n normal draws deviates by √(2/n), here 0.0125: six times that
        assertEquals(1, squares / w.count() * 200 / 2, 6 * Math.sqrt(2.0 / w.count()));
        assertEquals(
                NdArray.zeros(Shape.of(64), DType.FLOAT32),
                conv.bias().orElseThrow().value());
    }

    @Test
    void upsamplingRepeatsEveryElement() {
        Tensor x = Tensor.constant(NdArray.of(Shape.of(1, 1, 1, 2), -0f, 7));
        NdArray y = NdArray.of(Shape.of(1, 1, 2, 4), -0f, -0f, 7, 7, -0f, -0f, 7, 7);
        assertEquals(y, new Upsample(2).forward(x, Mode.EVAL).value());
    }

    /** A convolutional network learns to tell a horizontal from a vertical bar, with the same bits on any number of threads. */
    @Test
    void aConvolutionalNetworkLearns() {
        List<Double> alone = losses();
        assertTrue(alone.get(0) > 0.5 && alone.get(29) < 0.02, alone::toString);
        assertEquals(alone, Workers.with(3, 1, ConvolutionLayersTest::losses));
    }

    private static List<Double> losses() {
        Module model = Sequential.of(
                Conv2d.create(1, 4, 3, Padding.SAME, KEY.fold("conv")),
                Activation.RELU,
                MaxPool2d.of(2),
                GlobalAvgPool.INSTANCE,
                Flatten.INSTANCE,
                Linear.create(4, 2, Initializer.HE_NORMAL, KEY.fold("fc")));
        NdArray x = NdArray.zeros(Shape.of(8, 1, 6, 6), DType.FLOAT32);
        for (int image = 0; image < 8; image++) {
            for (int i = 0; i < 6; i++) {
                int bar = 1 + image / 2;
                x.floats()[image * 36 + (image % 2 == 0 ? bar * 6 + i : i * 6 + bar)] = 1;
            }
        }
        NdArray labels = NdArray.of(Shape.of(8), 0, 1, 0, 1, 0, 1, 0, 1);
        Optimizer optimizer = new Sgd(model.parameters(), new Constant(0.5), 0.9, 0);
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < 30; step++) {
            Tensor loss = Loss.crossEntropy(model.forward(Tensor.constant(x), Mode.train(KEY)), labels);
            losses.add(loss.item());
            optimizer.step(Backward.from(loss));
        }
        return losses;
    }

    static Stream<Arguments> errors() {
        Parameter weight = new Parameter(NdArray.zeros(Shape.of(4, 2, 3, 3), DType.FLOAT32));
        Parameter bias = new Parameter(NdArray.zeros(Shape.of(4), DType.FLOAT32));
        Tensor x = Tensor.constant(NdArray.zeros(Shape.of(1, 3, 8, 8), DType.FLOAT32));
        String channels = ": expected in >= 1 and out >= 1, both divisible by groups >= 1, found in ";
        return Stream.of(
                error(
                        () -> Conv2d.create(3, 8, 4, Padding.SAME, KEY),
                        "window: the same size needs stride 1 and an odd dilation (kernel - 1) + 1,"
                                + " found kernel 4, stride 1, padding 0, dilation 1"),
                error(() -> Conv2d.create(0, 8, 3, Padding.SAME, KEY), "conv2d" + channels + "0, out 8, groups 1"),
                error(() -> conv2d(4, 6, HALF, 4), "conv2d" + channels + "4, out 6, groups 4"),
                error(
                        () -> ConvTranspose2d.create(3, 4, HALF, 0, 2, Initializer.HE_NORMAL, KEY, DType.FLOAT32),
                        "convTranspose2d" + channels + "3, out 4, groups 2"),
                error(() -> Conv1d.create(3, 0, Window.of(3), KEY), "conv1d" + channels + "3, out 0, groups 1"),
                error(
                        () -> new Conv2d(weight, Optional.empty(), Window2d.of(3), 3),
                        "conv2d" + channels + "6, out 4, groups 3"),
                error(
                        () -> new Conv2d(weight, Optional.empty(), Window2d.of(3, 5), 1),
                        "conv2d: expected a weight of rank 4 with kernel [3, 5], found [4, 2, 3, 3]"),
                error(
                        () -> new Conv1d(weight, Optional.empty(), Window.of(3), 1),
                        "conv1d: expected a weight of rank 3 with kernel [3], found [4, 2, 3, 3]"),
                error(
                        () -> new ConvTranspose2d(weight, Optional.of(bias), Window2d.of(3), 0, 1),
                        "convTranspose2d: expected bias [2] for weight [4, 2, 3, 3], found [4]"),
                error(
                        () -> new ConvTranspose2d(weight, Optional.empty(), Window2d.of(3), 1, 1),
                        "convTranspose2d: expected 0 <= output padding < max(stride, dilation),"
                                + " found output padding 1, stride 1, dilation 1"),
                error(
                        () -> new Conv2d(weight, Optional.of(bias), Window2d.of(3), 1).forward(x, Mode.EVAL),
                        "conv2d: input [1, 3, 8, 8] and weight [4, 2, 3, 3] do not fit 1 groups:"
                                + " expected [n, c, h, w] and [out, c / groups, kh, kw]"),
                error(
                        () -> MaxPool2d.of(Window2d.of(2).withPadding(2)),
                        "maxPool2d: padding [2, 2] is more than half of the kernel [2, 2]"),
                error(
                        () -> AvgPool2d.of(Window2d.of(2).withDilation(2)),
                        "avgPool2d: expected no dilation, found dilation [2, 2]"),
                error(() -> new AdaptiveAvgPool2d(0, 2), "adaptiveAvgPool2d: expected height >= 1, found 0"),
                error(() -> new Upsample(0), "upsample: expected factor >= 1, found 0"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsCarryTheValues(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    private static Conv2d conv2d(int in, int out, Window2d window, int groups) {
        return Conv2d.create(in, out, window, groups, Initializer.HE_NORMAL, KEY.fold(in + out), DType.FLOAT64);
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}
