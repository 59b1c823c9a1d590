package gradbook.experiments.replay;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Buffer;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.op.Standardize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Batch normalization of x [..., c] over all axes but the last, as the makemore lectures write it out: a batch of n is divided by its
 * deviation with Bessel's correction, {@code s² = n / (n - 1) σ²}, where PyTorch's layer divides by σ. In training {@code y = γ (x - mean x)
 * / √(s² + ε) + β}; in evaluation the running statistics stand for the batch's.
 */
final class LectureNorm implements Module {
    /** Smaller than half a unit in the last place of any variance above 1e-23: no epsilon, in float32. */
    private static final double NONE = 1e-30;

    /** What runs along beside the mean. */
    private enum Follows {
        VARIANCE,
        DEVIATION
    }

    private final Follows follows;
    private final double epsilon;
    private final double momentum;
    private final Parameter gain;
    private final Parameter bias;
    private final Buffer runningMean;
    private final Buffer runningSpread;

    private LectureNorm(Follows follows, double epsilon, double momentum, double gain, int channels) {
        this.follows = follows;
        this.epsilon = epsilon;
        this.momentum = momentum;
        Shape shape = Shape.of(channels);
        this.gain = new Parameter(NdArray.full(shape, DType.FLOAT32, gain));
        this.bias = new Parameter(NdArray.zeros(shape, DType.FLOAT32));
        this.runningMean = new Buffer(NdArray.zeros(shape, DType.FLOAT32));
        this.runningSpread = new Buffer(NdArray.full(shape, DType.FLOAT32, 1));
    }

    /** The first form: no ε, and the deviation itself is followed, by a thousandth a step. */
    static LectureNorm first(int channels) {
        return new LectureNorm(Follows.DEVIATION, NONE, 0.001, 1, channels);
    }

    /** The form of the later layers, with PyTorch's ε and momentum; the variance is followed. */
    static LectureNorm later(double gain, int channels) {
        return new LectureNorm(Follows.VARIANCE, 1e-5, 0.1, gain, channels);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        if (!(mode instanceof Mode.Train)) {
            Tensor spread = Tensor.constant(runningSpread.value());
            Tensor root =
                    follows == Follows.DEVIATION ? spread : spread.add(epsilon).sqrt();
            Tensor centred = x.sub(Tensor.constant(runningMean.value()));
            return centred.div(root).mul(gain.tensor()).add(bias.tensor());
        }
        int channels = gain.value().count();
        int n = x.shape().count() / channels;
        Tensor rows = x.reshape(n, channels);
        follow(rows.value(), n);
        // √(n / (n - 1) σ² + ε) = √(n / (n - 1)) √(σ² + (n - 1) / n ε)
        double share = (n - 1.0) / n;
        Tensor y = rows.standardize(share * epsilon, 0)
                .mul(gain.tensor().mul(Math.sqrt(share)))
                .add(bias.tensor());
        return y.reshape(x.shape().sizes());
    }

    /** {@code (1 - momentum) r + momentum v}, each operation rounded, as the lectures have it. */
    private void follow(NdArray rows, int n) {
        List<NdArray> statistics = Standardize.statistics(rows, List.of(0));
        float[] mean = statistics.get(0).floats();
        float[] variance = statistics.get(1).floats();
        float bessel = (float) (n / (n - 1.0));
        float keep = (float) (1 - momentum);
        float take = (float) momentum;
        float[] means = runningMean.value().floats();
        float[] spreads = runningSpread.value().floats();
        for (int c = 0; c < means.length; c++) {
            float square = bessel * variance[c];
            float spread = follows == Follows.DEVIATION ? (float) Math.sqrt(square) : square;
            means[c] = keep * means[c] + take * mean[c];
            spreads[c] = keep * spreads[c] + take * spread;
        }
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put("weight", gain);
        parameters.put("bias", bias);
        return parameters;
    }

    @Override
    public Map<String, Buffer> ownBuffers() {
        Map<String, Buffer> buffers = new LinkedHashMap<>();
        buffers.put("running_mean", runningMean);
        buffers.put(follows == Follows.DEVIATION ? "running_std" : "running_var", runningSpread);
        return buffers;
    }
}
