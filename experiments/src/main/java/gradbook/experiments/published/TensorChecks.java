package gradbook.experiments.published;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import java.util.List;

/** Tensors of PyTorch's pages and of Dive into Deep Learning, in float32 as there, and SlowTorch's, in float64. */
final class TensorChecks {
    static final List<OperatorCheck> ALL = List.of(
            new OperatorCheck("slowtorch-arithmetic", TensorChecks::arithmetic),
            new OperatorCheck("slowtorch-transpose", TensorChecks::transpose),
            new OperatorCheck("d2l-product", TensorChecks::product),
            new OperatorCheck("d2l-gradient", TensorChecks::gradient),
            new OperatorCheck("d2l-cross-entropy", TensorChecks::crossEntropy),
            new OperatorCheck("d2l-correlation", TensorChecks::correlation),
            new OperatorCheck("d2l-correlation-channels", TensorChecks::correlationOfChannels),
            new OperatorCheck("d2l-transposed", TensorChecks::transposedConvolution),
            new OperatorCheck("d2l-norms", TensorChecks::norms),
            new OperatorCheck("torch-erf", TensorChecks::errorFunction),
            new OperatorCheck("torch-std", TensorChecks::deviation),
            new OperatorCheck("torch-avg-pool", TensorChecks::averagePool),
            new OperatorCheck("torch-blitz", TensorChecks::blitz));

    private TensorChecks() {}

    private static CheckFigures arithmetic() {
        Tensor a = Given.vector(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        Tensor b = Given.vector(4, 1, 5, 3, 2, 1, 3, 5, 7, 2);
        return new CheckFigures()
                .with("a + b", a.add(b))
                .with("a - b", a.sub(b))
                .with("a * b", a.mul(b))
                .with("a / b", a.div(b))
                .with("a ** b", a.pow(b));
    }

    private static CheckFigures transpose() {
        return new CheckFigures()
                .with("a.T", Given.vector(1, 2, 3, 4).reshape(2, 2).transpose());
    }

    private static CheckFigures product() {
        return new CheckFigures().with("A x", Given.range(0, 20).reshape(5, 4).matmul(Given.range(0, 4)));
    }

    private static CheckFigures gradient() {
        Tensor x = Tensor.leaf(Given.range(0, 4).value());
        Tensor y = x.dot(x).mul(2);
        return new CheckFigures().with("y", y).with("dy/dx", Backward.from(y).of(x));
    }

    private static CheckFigures crossEntropy() {
        Tensor probabilities = Given.floats(0.1, 0.3, 0.6, 0.3, 0.2, 0.5).reshape(2, 3);
        Tensor labels = Tensor.constant(NdArray.of(Shape.of(2, 1), 0, 2));
        return new CheckFigures()
                .with("losses", probabilities.gather(1, labels).log().neg());
    }

    private static CheckFigures correlation() {
        Tensor y =
                Given.range(0, 9).reshape(1, 1, 3, 3).conv2d(Given.range(0, 4).reshape(1, 1, 2, 2), Window2d.of(2));
        return new CheckFigures().with("Y", y);
    }

    private static CheckFigures correlationOfChannels() {
        Tensor x = Tensor.stack(0, Given.range(0, 9), Given.range(1, 9)).reshape(1, 2, 3, 3);
        Tensor kernel = Tensor.stack(0, Given.range(0, 4), Given.range(1, 4)).reshape(1, 2, 2, 2);
        return new CheckFigures().with("Y", x.conv2d(kernel, Window2d.of(2)));
    }

    private static CheckFigures transposedConvolution() {
        Tensor x = Given.range(0, 4).reshape(1, 1, 2, 2);
        return new CheckFigures()
                .with("Y", x.convTranspose2d(x, Window2d.of(2)))
                .with("Y, padding 1", x.convTranspose2d(x, Window2d.of(2).withPadding(1)));
    }

    private static CheckFigures norms() {
        Tensor x = Given.floats(1, 2, 2, 3).reshape(2, 2);
        return new CheckFigures().with("layer norm", x.layerNorm(1, 1e-5)).with("batch norm", x.batchNorm(1e-5));
    }

    private static CheckFigures errorFunction() {
        return new CheckFigures().with("erf", Given.floats(0, -1, 10).erf());
    }

    private static CheckFigures deviation() {
        Tensor a = Given.floats(
                        0.2035, 1.2959, 1.8101, -0.4644, //
                        1.5027, -0.3270, 0.5905, 0.6538, //
                        -1.5745, 1.3330, -0.5596, -0.6548, //
                        0.1264, -0.5080, 1.6420, 0.1992)
                .reshape(4, 4);
        return new CheckFigures().with("std", a.std(1, true, 1));
    }

    private static CheckFigures averagePool() {
        return new CheckFigures()
                .with(
                        "y",
                        Given.range(1, 7)
                                .reshape(1, 1, 7)
                                .avgPool1d(Window.of(3).withStride(2)));
    }

    private static CheckFigures blitz() {
        Tensor x = Tensor.leaf(NdArray.full(Shape.of(2, 2), DType.FLOAT32, 1));
        Tensor y = x.add(2);
        Tensor out = y.mul(y).mul(3).mean();
        return new CheckFigures()
                .with("out", out)
                .with("dout/dx", Backward.from(out).of(x));
    }
}
