package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import gradbook.engine.optim.Adam;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of layer inside a small network: its gradients, its bits, and that it learns. */
class LayersTest {
    private static final RandomKey KEY = RandomKey.of(17);
    private static final int CLASSES = 3;
    private static final NdArray LABELS = NdArray.of(Shape.of(6), 0, 1, 2, 2, 1, 0);

    /** Losses are near 1, and few steps of a difference of 1e-5 bend by more than 1e-8. */
    private static final double GRADIENT_TOLERANCE = 1e-7;

    /** A network for a batch of 6, made anew in either type. */
    private record Network(String name, Function<DType, Module> create, NdArray x) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Shape IMAGES = Shape.of(6, 2, 6, 6);
    private static final Shape SEQUENCES = Shape.of(6, 5, 4);

    static Stream<Network> networks() {
        return Stream.of(
                network(
                        "linear",
                        Shape.of(6, 4),
                        t -> Sequential.of(linear(4, 8, t), Activation.TANH, linear(8, CLASSES, t))),
                network(
                        "dropout",
                        Shape.of(6, 4),
                        t -> Sequential.of(
                                linear(4, 64, t), Activation.GELU, new Dropout(0.2), linear(64, CLASSES, t))),
                network(
                        "activations",
                        Shape.of(6, 4),
                        t -> Sequential.of(
                                linear(4, 16, t),
                                Activation.SILU,
                                linear(16, 16, t),
                                Activation.MISH,
                                linear(16, 16, t),
                                Activation.SELU,
                                linear(16, 16, t),
                                new LeakyRelu(0.1),
                                linear(16, 16, t),
                                new Elu(1),
                                Activation.SOFTPLUS,
                                linear(16, CLASSES, t))),
                network(
                        "activations that saturate",
                        Shape.of(6, 4),
                        t -> Sequential.of(
                                linear(4, 32, t),
                                Activation.GELU_TANH,
                                linear(32, 32, t),
                                Activation.LOG_SIGMOID,
                                linear(32, 32, t),
                                Activation.SIGMOID,
                                linear(32, CLASSES, t))),
                network(
                        "conv2d and max pool",
                        IMAGES,
                        t -> Sequential.of(
                                conv(2, 4, t),
                                Activation.TANH,
                                MaxPool2d.of(2),
                                Flatten.INSTANCE,
                                linear(36, CLASSES, t))),
                network(
                        "conv2d with batch norm",
                        IMAGES,
                        t -> Sequential.of(
                                conv(2, 4, t),
                                BatchNorm2d.create(4, 1e-5, 0.1, t),
                                Activation.RELU,
                                AvgPool2d.of(2),
                                Flatten.INSTANCE,
                                linear(36, CLASSES, t))),
                network(
                        "group norm, dropout2d",
                        IMAGES,
                        t -> Sequential.of(
                                conv(2, 8, t),
                                GroupNorm.create(2, 8, 1e-5, true, t),
                                Activation.GELU,
                                new Dropout2d(0.1),
                                Flatten.INSTANCE,
                                linear(288, CLASSES, t))),
                network(
                        "residual, global pool",
                        IMAGES,
                        t -> Sequential.of(
                                conv(2, 4, t),
                                Residual.of(Sequential.of(conv(4, 4, t), Activation.TANH)),
                                Residual.of(conv(4, 8, t), conv(4, 8, t)),
                                GlobalAvgPool.INSTANCE,
                                Flatten.INSTANCE,
                                linear(8, CLASSES, t))),
                network(
                        "layer norm",
                        Shape.of(6, 4),
                        t -> Sequential.of(
                                linear(4, 8, t),
                                LayerNorm.create(Shape.of(8), 1e-5, true, t),
                                Activation.TANH,
                                linear(8, CLASSES, t))),
                network(
                        "rms norm",
                        Shape.of(6, 4),
                        t -> Sequential.of(
                                linear(4, 8, t),
                                RmsNorm.create(Shape.of(8), 1e-6, true, t),
                                Activation.TANH,
                                linear(8, CLASSES, t))),
                network(
                        "batch norm 1d",
                        Shape.of(6, 4),
                        t -> Sequential.of(
                                linear(4, 8, t),
                                BatchNorm1d.create(8, 1e-5, 0.1, t),
                                Activation.TANH,
                                linear(8, CLASSES, t))),
                network(
                        "rnn",
                        SEQUENCES,
                        t -> Sequential.of(
                                Rnn.create(4, 8, batchFirst(), Activation.TANH, KEY, t),
                                Flatten.INSTANCE,
                                linear(40, CLASSES, t))),
                network(
                        "lstm",
                        SEQUENCES,
                        t -> Sequential.of(
                                Lstm.create(4, 6, batchFirst().withLayers(2).withBidirectional(), KEY, t),
                                Flatten.INSTANCE,
                                linear(60, CLASSES, t))),
                network(
                        "gru",
                        SEQUENCES,
                        t -> Sequential.of(
                                Gru.create(4, 8, batchFirst(), KEY, t), Flatten.INSTANCE, linear(40, CLASSES, t))),
                network(
                        "attention",
                        SEQUENCES,
                        t -> Sequential.of(
                                MultiHeadAttention.create(4, 2, false, Initializer.GLOROT_UNIFORM, KEY, t),
                                Flatten.INSTANCE,
                                linear(20, CLASSES, t))),
                network(
                        "transformer, norm first",
                        SEQUENCES,
                        t -> Sequential.of(
                                TransformerBlock.create(
                                        4, 2, TransformerBlock.Options.gpt(4), Initializer.GLOROT_UNIFORM, KEY, t),
                                Flatten.INSTANCE,
                                linear(20, CLASSES, t))),
                network(
                        "transformer, norm last",
                        SEQUENCES,
                        t -> Sequential.of(
                                TransformerBlock.create(
                                        4,
                                        4,
                                        TransformerBlock.Options.gpt(4)
                                                .withNormFirst(false)
                                                .withCausal(false)
                                                .withDropout(0.05),
                                        Initializer.GLOROT_UNIFORM,
                                        KEY,
                                        t),
                                Flatten.INSTANCE,
                                linear(20, CLASSES, t))),
                network(
                        "conv1d and 1d pools",
                        Shape.of(6, 2, 12),
                        t -> Sequential.of(
                                Conv1d.create(2, 4, Window.of(3), 1, Initializer.HE_NORMAL, KEY, t),
                                Activation.TANH,
                                MaxPool1d.of(2),
                                Conv1d.create(4, 6, Window.of(2), 2, Initializer.HE_NORMAL, KEY, t),
                                AvgPool1d.of(2),
                                Flatten.INSTANCE,
                                linear(12, CLASSES, t))),
                network(
                        "transposed convolution, upsampling, adaptive pool",
                        IMAGES,
                        t -> Sequential.of(
                                ConvTranspose2d.create(
                                        2, 3, Window2d.of(2).withStride(2), 0, 1, Initializer.HE_NORMAL, KEY, t),
                                Activation.TANH,
                                new AdaptiveAvgPool2d(3, 2),
                                new Upsample(2),
                                Flatten.INSTANCE,
                                linear(72, CLASSES, t))),
                new Network(
                        "embedding",
                        t -> Sequential.of(
                                Embedding.create(5, 8, Initializer.normal(0, 1), KEY, t),
                                Flatten.INSTANCE,
                                linear(16, CLASSES, t)),
                        NdArray.of(Shape.of(6, 2), 0, 1, 1, 2, 2, 3, 3, 4, 4, 0, 0, 2)));
    }

    private static Network network(String name, Shape input, Function<DType, Module> create) {
        return new Network(name, create, KEY.fold("x").normal(input, DType.FLOAT64, 0, 1));
    }

    private static Linear linear(int in, int out, DType dtype) {
        return Linear.create(in, out, Initializer.GLOROT_UNIFORM, KEY.fold(in).fold(out), dtype);
    }

    private static Conv2d conv(int in, int out, DType dtype) {
        return Conv2d.create(
                in,
                out,
                Padding.SAME.pad(Window2d.of(3)),
                1,
                Initializer.HE_NORMAL,
                KEY.fold(in).fold(out),
                dtype);
    }

    private static RnnOptions batchFirst() {
        return RnnOptions.DEFAULT.withBatchFirst();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gradientsOfInputsAndParametersAgreeWithDifferences(Network network) {
        Module model = network.create.apply(DType.FLOAT64);
        Mode mode = Mode.train(KEY.fold("step"));
        boolean floating = network.x.dtype().isFloating();
        ModuleGradients.Worst worst = ModuleGradients.check(
                model,
                floating ? List.of(network.x) : List.of(),
                x -> Loss.crossEntropy(model.forward(floating ? x.get(0) : Tensor.constant(network.x), mode), LABELS));
        assertTrue(worst.difference() <= GRADIENT_TOLERANCE, worst::toString);
    }

    /** The seed test: a network that cannot learn six samples by heart has a wrong gradient. */
    @ParameterizedTest
    @MethodSource("networks")
    void oneBatchIsLearnedByHeart(Network network) {
        Module model = network.create.apply(DType.FLOAT32);
        double before = loss(model, network, Mode.EVAL);
        train(model, network, 250);
        double after = loss(model, network, Mode.EVAL);
        assertTrue(before > 0.3, () -> "before: " + before);
        assertTrue(after < 0.02, () -> "after: " + after);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void threadsDoNotMoveABitOfTraining(Network network) {
        Module alone = network.create.apply(DType.FLOAT32);
        train(alone, network, 3);
        Module together = network.create.apply(DType.FLOAT32);
        Workers.with(3, 1, () -> {
            train(together, network, 3);
            return null;
        });
        assertEquals(alone.state(), together.state());
    }

    private static void train(Module model, Network network, int steps) {
        Optimizer optimizer = new Adam(model.parameters(), new Constant(0.02), Adam.Options.DEFAULT);
        for (int step = 0; step < steps; step++) {
            Tensor logits = model.forward(input(network), Mode.train(KEY.fold(step)));
            optimizer.step(Backward.from(Loss.crossEntropy(logits, LABELS)));
        }
    }

    private static double loss(Module model, Network network, Mode mode) {
        return Loss.crossEntropy(model.forward(input(network), mode), LABELS).item();
    }

    private static Tensor input(Network network) {
        return Tensor.constant(network.x.dtype().isFloating() ? network.x.to(DType.FLOAT32) : network.x);
    }

    @Test
    void everyTypeOfLayerIsInANetwork() {
        Set<String> seen = new TreeSet<>();
        networks().forEach(network -> collect(network.create.apply(DType.FLOAT64), seen));
        Set<String> all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackagesOf(Module.class).stream()
                        .filter(type -> type.isAssignableTo(Module.class) && !type.isInterface())
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        all.remove(Activation.class.getSimpleName());
        Stream.of(Activation.values()).map(Enum::name).forEach(all::add);
        assertEquals(all, seen);
    }

    private static void collect(Module module, Set<String> seen) {
        seen.add(
                module instanceof Activation activation
                        ? activation.name()
                        : module.getClass().getSimpleName());
        module.children().values().forEach(child -> collect(child, seen));
    }

    @Test
    void dropout2dDropsWholeChannels() {
        Tensor x = Tensor.constant(NdArray.full(Shape.of(8, 16, 3, 3), DType.FLOAT32, 1));
        NdArray y = new Dropout2d(0.5).forward(x, Mode.train(KEY)).value();
        int dropped = 0;
        for (int channel = 0; channel < 128; channel++) {
            double first = y.at(9 * channel);
            assertTrue(first == 0 || first == 2);
            dropped += first == 0 ? 1 : 0;
            for (int i = 1; i < 9; i++) {
                assertEquals(first, y.at(9 * channel + i));
            }
        }
        assertEquals(64, dropped, 23, "four deviations of a fair coin");
        assertEquals(x.value(), new Dropout2d(0.5).forward(x, Mode.EVAL).value());
        assertThrows(IllegalArgumentException.class, () -> new Dropout2d(1));
        assertNotEquals(
                y, new Dropout2d(0.5).forward(x, Mode.train(KEY.fold(1))).value());
    }

    @Test
    void aResidualRefusesABodyThatChangesTheShape() {
        Module residual = Residual.of(linear(4, 3, DType.FLOAT32));
        Tensor x = Tensor.constant(NdArray.zeros(Shape.of(2, 4), DType.FLOAT32));
        assertEquals(
                "residual: the body makes [2, 3] of [2, 4], beside it stands [2, 4]; give it a shortcut that fits",
                assertThrows(IllegalArgumentException.class, () -> residual.forward(x, Mode.EVAL))
                        .getMessage());
    }
}
