package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Standardization of each channel of a float32 array [n, c, ...] over all other axes, as batch normalization does it. A thread takes
 * whole channels, whose planes stay in its cache from one pass to the next. The order of operations is that of the parts one after
 * another: a plane is summed in 16 lanes, and the sums of a channel's planes are one chain over ascending n.
 */
public final class StandardizedChannels {
    /** Elements a thread must get before dividing pays. */
    private static final int GRAIN = 8_192;

    private final int samples;
    private final int channels;

    /** Elements of a plane. */
    private final int size;

    private StandardizedChannels(Shape shape) {
        this.samples = shape.size(0);
        this.channels = shape.size(1);
        this.size = shape.count(2, shape.rank());
    }

    /**
     * Whether {@code axes}, in ascending order, are all of x's but 1, and there are planes. The sums of a single channel's planes would
     * lie side by side, where {@link Reduction} adds them in lanes.
     */
    public static boolean fits(NdArray x, List<Integer> axes) {
        int rank = x.shape().rank();
        return x.dtype() == DType.FLOAT32
                && x.count() > 0
                && rank > 2
                && x.shape().size(1) > 1
                && axes.equals(IntStream.range(0, rank)
                        .filter(axis -> axis != 1)
                        .boxed()
                        .toList());
    }

    /**
     * {@code y = (x - mean x) / s} with {@code s = √(mean (x - mean x)² + ε)}.
     *
     * @param scale takes s, an element for each channel
     */
    public static NdArray value(NdArray x, float epsilon, NdArray scale) {
        StandardizedChannels planes = new StandardizedChannels(x.shape());
        NdArray y = NdArray.unset(x.shape(), x.dtype());
        float[] from = x.floats();
        float[] to = y.floats();
        planes.forEachChannel((channel, room) -> {
            float mean = planes.mean(from, channel, room);
            float s = (float) Math.sqrt(planes.variance(from, channel, mean, room) + epsilon);
            scale.floats()[channel] = s;
            for (int sample = 0; sample < planes.samples; sample++) {
                int start = planes.start(sample, channel);
                for (int i = start; i < start + planes.size; i++) {
                    to[i] = (from[i] - mean) / s;
                }
            }
        });
        return y;
    }

    /** {@code dx = (dy - mean dy - y mean(dy y)) / s}. */
    public static NdArray gradient(NdArray y, NdArray scale, NdArray dy) {
        StandardizedChannels planes = new StandardizedChannels(y.shape());
        NdArray dx = NdArray.unset(y.shape(), y.dtype());
        float[] x = y.floats();
        float[] above = dy.floats();
        float[] to = dx.floats();
        planes.forEachChannel((channel, room) -> {
            float slope = planes.meanProduct(above, x, channel, room);
            float mean = planes.mean(above, channel, room);
            float s = scale.floats()[channel];
            for (int sample = 0; sample < planes.samples; sample++) {
                int start = planes.start(sample, channel);
                for (int i = start; i < start + planes.size; i++) {
                    to[i] = ((above[i] - mean) - x[i] * slope) / s;
                }
            }
        });
        return dx;
    }

    /** Mean and population variance of each channel, which go to {@code mean} and {@code variance} [c]. */
    public static void statistics(NdArray x, NdArray mean, NdArray variance) {
        StandardizedChannels planes = new StandardizedChannels(x.shape());
        planes.forEachChannel((channel, room) -> {
            mean.floats()[channel] = planes.mean(x.floats(), channel, room);
            variance.floats()[channel] = planes.variance(x.floats(), channel, mean.floats()[channel], room);
        });
    }

    /** What a thread needs for one channel after another. */
    private record Room(float[] lanes, float[] plane) {}

    @FunctionalInterface
    private interface Channel {
        void apply(int channel, Room room);
    }

    private void forEachChannel(Channel work) {
        Workers.split(channels, 1 + GRAIN / Math.max(1, samples * size), (from, to) -> {
            Room room = new Room(new float[Reduction.LANES], Scratch.floats(size));
            for (int channel = from; channel < to; channel++) {
                work.apply(channel, room);
            }
        });
    }

    private int start(int sample, int channel) {
        return (sample * channels + channel) * size;
    }

    private float mean(float[] x, int channel, Room room) {
        float sum = 0;
        for (int sample = 0; sample < samples; sample++) {
            sum += Reduction.sum(x, start(sample, channel), size, room.lanes);
        }
        return sum / (samples * size);
    }

    private float variance(float[] x, int channel, float mean, Room room) {
        float sum = 0;
        float[] squares = room.plane;
        for (int sample = 0; sample < samples; sample++) {
            int start = start(sample, channel);
            for (int i = 0; i < size; i++) {
                float centred = x[start + i] - mean;
                squares[i] = centred * centred;
            }
            sum += Reduction.sum(squares, 0, size, room.lanes);
        }
        return sum / (samples * size);
    }

    private float meanProduct(float[] a, float[] b, int channel, Room room) {
        float sum = 0;
        for (int sample = 0; sample < samples; sample++) {
            int start = start(sample, channel);
            Arithmetic.multiply(a, start, 1, b, start, 1, room.plane, 0, size);
            sum += Reduction.sum(room.plane, 0, size, room.lanes);
        }
        return sum / (samples * size);
    }
}
