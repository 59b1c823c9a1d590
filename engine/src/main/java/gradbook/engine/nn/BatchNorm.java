package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.kernel.Update;
import gradbook.engine.op.Standardize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Batch normalization (Ioffe and Szegedy 2015, arXiv:1502.03167; math.md §8.3) as PyTorch defines it. In training each channel of
 * [n, c, ...] is standardized over the batch, and the running statistics follow; in evaluation those are used. Buffers {@code
 * running_mean} and {@code running_var} [c], and {@code num_batches_tracked} [], int32 where PyTorch's is int64.
 */
public abstract sealed class BatchNorm implements Module permits BatchNorm1d, BatchNorm2d {
    /** PyTorch's ε. */
    static final double EPSILON = 1e-5;

    /** PyTorch's momentum: what a batch adds to the running statistics. */
    static final double MOMENTUM = 0.1;

    private final String name;
    private final String expected;
    private final double epsilon;
    private final double momentum;
    private final Affine affine;
    private final Buffer runningMean;
    private final Buffer runningVar;
    private final Buffer batches;

    BatchNorm(String name, String expected, int channels, double epsilon, double momentum, DType dtype) {
        if (channels < 1 || !(epsilon > 0) || !(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException(
                    name + ": expected channels >= 1, epsilon > 0 and 0 <= momentum <= 1, found " + channels + ", "
                            + epsilon + " and " + momentum);
        }
        this.name = name;
        this.expected = expected;
        this.epsilon = epsilon;
        this.momentum = momentum;
        Shape shape = Shape.of(channels);
        this.affine = Affine.of(shape, dtype);
        this.runningMean = new Buffer(NdArray.zeros(shape, dtype));
        this.runningVar = new Buffer(NdArray.full(shape, dtype, 1));
        this.batches = new Buffer(NdArray.zeros(Shape.SCALAR, DType.INT32));
    }

    /** What is added to a variance, ε. */
    public double epsilon() {
        return epsilon;
    }

    /** Whether inputs may have this rank. */
    abstract boolean fits(int rank);

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Shape shape = x.shape();
        if (!fits(shape.rank()) || !Shape.of(shape.size(1)).equals(runningMean.shape())) {
            throw new IllegalArgumentException(name + ": expected input " + expected + " with "
                    + runningMean.shape().count() + " channels, found shape " + shape);
        }
        if (x.dtype() != runningMean.value().dtype()) {
            throw new IllegalArgumentException(name + ": expected input of this layer's type "
                    + runningMean.value().dtype() + ", found " + x.dtype() + " " + shape);
        }
        if (mode instanceof Mode.Train) {
            int each = shape.count() / Math.max(1, shape.size(1));
            if (each < 2) {
                throw new IllegalArgumentException(
                        name + ": expected more than 1 value for each channel in training, found shape " + shape);
            }
            follow(x.value(), each);
            return affine.applyToChannels(x.batchNorm(epsilon));
        }
        Tensor variance = Tensor.constant(runningVar.value());
        Tensor inverse = variance.add(epsilon).sqrt();
        Tensor a = affine.weight().orElseThrow().tensor().div(inverse);
        Tensor b = affine.bias()
                .orElseThrow()
                .tensor()
                .sub(Tensor.constant(runningMean.value()).mul(a));
        return x.mul(Affine.channels(a, shape.rank())).add(Affine.channels(b, shape.rank()));
    }

    /** The running statistics take in a batch with {@code each} values in a channel. */
    private void follow(NdArray x, int each) {
        List<Integer> axes = IntStream.range(0, x.shape().rank())
                .filter(axis -> axis != 1)
                .boxed()
                .toList();
        List<NdArray> statistics = Standardize.statistics(x, axes);
        Tensor unbiased = Tensor.constant(statistics.get(1)).mul((double) each / (each - 1));
        Update.average(runningMean.value(), statistics.get(0), 1 - momentum);
        Update.average(runningVar.value(), unbiased.value(), 1 - momentum);
        batches.value().ints()[0]++;
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return affine.parameters();
    }

    @Override
    public Map<String, Buffer> ownBuffers() {
        Map<String, Buffer> buffers = new LinkedHashMap<>();
        buffers.put("running_mean", runningMean);
        buffers.put("running_var", runningVar);
        buffers.put("num_batches_tracked", batches);
        return buffers;
    }
}
