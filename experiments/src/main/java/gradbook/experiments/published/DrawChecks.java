package gradbook.experiments.published;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.MersenneTwister;
import gradbook.engine.random.NumpyRandom;
import gradbook.engine.random.PythonRandom;
import gradbook.engine.random.TorchRandom;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** Random numbers of known seeds, drawn by our generators of other people's programs. */
final class DrawChecks {
    static final List<OperatorCheck> ALL = List.of(
            new OperatorCheck("torch-rand", DrawChecks::torchRand),
            new OperatorCheck("bigrams-sampling", DrawChecks::bigrams),
            new OperatorCheck("numpy-rand", DrawChecks::numpyRand),
            new OperatorCheck("numpy-randn", DrawChecks::numpyRandn),
            new OperatorCheck("numpy-randint", DrawChecks::numpyRandint),
            new OperatorCheck("python-reference", DrawChecks::pythonReference),
            new OperatorCheck("python-stable", DrawChecks::pythonStable),
            new OperatorCheck("mersenne-words", DrawChecks::words));

    /** The seed of all tests in NumPy's class. */
    private static final long NUMPY_SEED = 1234567890;

    private DrawChecks() {}

    private static CheckFigures torchRand() {
        TorchRandom random = TorchRandom.ofSeed(1729);
        return new CheckFigures()
                .with("first", random.rand(Shape.of(2, 3), DType.FLOAT32))
                .with("second", random.rand(Shape.of(2, 3), DType.FLOAT32));
    }

    private static CheckFigures bigrams() {
        TorchRandom random = TorchRandom.ofSeed(2147483647);
        NdArray drawn = random.rand(Shape.of(3), DType.FLOAT32);
        Tensor p = Tensor.constant(drawn);
        Tensor shares = p.div(p.sum());
        return new CheckFigures()
                .with("p", drawn)
                .with("p / p.sum()", shares)
                .with("drawn", list(20, () -> random.multinomialBySums(shares.value())));
    }

    private static CheckFigures numpyRand() {
        return new CheckFigures().with("rand", list(6, NumpyRandom.ofSeed(NUMPY_SEED)::randomSample));
    }

    private static CheckFigures numpyRandn() {
        return new CheckFigures().with("randn", list(6, NumpyRandom.ofSeed(NUMPY_SEED)::standardNormal));
    }

    private static CheckFigures numpyRandint() {
        NumpyRandom random = NumpyRandom.ofSeed(NUMPY_SEED);
        return new CheckFigures().with("randint", list(6, () -> random.randint(-99, 99)));
    }

    private static CheckFigures pythonReference() {
        MersenneTwister twister = MersenneTwister.ofKey(61731, 24903, 614, 42143);
        return new CheckFigures().with("random", list(2000, twister::nextDouble).subList(1990, 2000));
    }

    private static CheckFigures pythonStable() {
        return new CheckFigures().with("random", list(4, PythonRandom.ofSeed(3456147)::random));
    }

    private static CheckFigures words() {
        MersenneTwister twister = MersenneTwister.ofKey(0x123, 0x234, 0x345, 0x456);
        return new CheckFigures().with("genrand_int32", list(5, () -> Integer.toUnsignedLong(twister.nextInt32())));
    }

    private static List<Double> list(int count, DoubleSupplier draw) {
        return DoubleStream.generate(draw).limit(count).boxed().toList();
    }
}
