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
import gradbook.engine.nn.LayerNetworks.Network;
import gradbook.engine.optim.Adam;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of layer inside a small network: its gradients, its bits, and that it learns. */
class LayersTest {
    private static final RandomKey KEY = LayerNetworks.KEY;
    private static final NdArray LABELS = NdArray.of(Shape.of(6), 0, 1, 2, 2, 1, 0);

    /** Losses are near 1, and few steps of a difference of 1e-5 bend by more than 1e-8. */
    private static final double GRADIENT_TOLERANCE = 1e-7;

    static Stream<Network> networks() {
        return LayerNetworks.all();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gradientsOfInputsAndParametersAgreeWithDifferences(Network network) {
        Module model = network.create().apply(DType.FLOAT64);
        Mode mode = Mode.train(KEY.fold("step"));
        boolean floating = network.x().dtype().isFloating();
        ModuleGradients.Worst worst = ModuleGradients.check(
                model,
                floating ? List.of(network.x()) : List.of(),
                x -> Loss.crossEntropy(
                        model.forward(floating ? x.get(0) : Tensor.constant(network.x()), mode), LABELS));
        assertTrue(worst.difference() <= GRADIENT_TOLERANCE, worst::toString);
    }

    /** The seed test: a network that cannot learn six samples by heart has a wrong gradient. */
    @ParameterizedTest
    @MethodSource("networks")
    void oneBatchIsLearnedByHeart(Network network) {
        Module model = network.create().apply(DType.FLOAT32);
        double before = loss(model, network, Mode.EVAL);
        train(model, network, 250);
        double after = loss(model, network, Mode.EVAL);
        assertTrue(before > 0.3, () -> "before: " + before);
        assertTrue(after < 0.02, () -> "after: " + after);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void threadsDoNotMoveABitOfTraining(Network network) {
        Module alone = network.create().apply(DType.FLOAT32);
        train(alone, network, 3);
        Module together = network.create().apply(DType.FLOAT32);
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
        return Tensor.constant(network.x().dtype().isFloating() ? network.x().to(DType.FLOAT32) : network.x());
    }

    @Test
    void everyTypeOfLayerIsInANetwork() {
        Set<String> seen = new TreeSet<>();
        networks().forEach(network -> collect(network.create().apply(DType.FLOAT64), seen));
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
        Module residual = Residual.of(LayerNetworks.linear(4, 3, DType.FLOAT32));
        Tensor x = Tensor.constant(NdArray.zeros(Shape.of(2, 4), DType.FLOAT32));
        assertEquals(
                "residual: the body makes [2, 3] of [2, 4], beside it stands [2, 4]; give it a shortcut that fits",
                assertThrows(IllegalArgumentException.class, () -> residual.forward(x, Mode.EVAL))
                        .getMessage());
    }
}
