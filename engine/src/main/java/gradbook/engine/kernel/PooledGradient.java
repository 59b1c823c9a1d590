package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.runtime.Workers;
import java.util.List;

/** What goes back through a {@link PooledConvolution}. */
public sealed interface PooledGradient {
    /** For the images, from the weight. */
    NdArray image(NdArray w, int groups);

    /** For the weight, from the images. */
    NdArray weight(NdArray x, int groups);

    /** For the bias. */
    NdArray bias();

    /**
     * Where the convolution is not pooled tile by tile.
     *
     * @param sums the gradient of the convolution's sums
     */
    record Written(NdArray sums, WindowPlane plane) implements PooledGradient {
        @Override
        public NdArray image(NdArray w, int groups) {
            return Convolution.image(sums, w, groups, plane);
        }

        @Override
        public NdArray weight(NdArray x, int groups) {
            return Convolution.weight(x, sums, groups, plane);
        }

        @Override
        public NdArray bias() {
            return Reduction.sum(sums, List.of(0, 2, 3), false);
        }
    }

    /**
     * Where it is: the gradient of the sums, four times as large as dy and three quarters of it zeros, is never written down. Who
     * needs a plane works it out, while it stays in the first-level cache.
     *
     * @param sums the same, to be worked out
     * @param plane without strides
     */
    record Expanded(ExpandedPlanes sums, WindowPlane plane) implements PooledGradient {
        /** Elements a thread must get before dividing pays. */
        private static final int GRAIN = 8_192;

        @Override
        public NdArray image(NdArray w, int groups) {
            return Convolution.image(sums, w, groups, plane);
        }

        @Override
        public NdArray weight(NdArray x, int groups) {
            return ConvolutionWeight.fitsTiles(x, sums, groups, plane)
                    ? ConvolutionWeight.gradient(x, sums, groups, plane)
                    : Convolution.weight(x, sums.written(), groups, plane);
        }

        /** Each plane's sum, and theirs over the images: as {@link Reduction} has it. */
        @Override
        public NdArray bias() {
            Shape shape = sums.shape();
            int each = shape.count(2, 4);
            NdArray planes = NdArray.unset(Shape.of(shape.size(0), shape.size(1)), DType.FLOAT32);
            Workers.split(planes.count(), 1 + GRAIN / each, (from, to) -> {
                PlaneSource.Reader reader = sums.reader();
                float[] lanes = new float[Reduction.LANES];
                for (int p = from; p < to; p++) {
                    int start = reader.begin(p, 1);
                    planes.floats()[p] = Reduction.sum(reader.values(), start, each, lanes);
                }
            });
            return Reduction.sum(planes, List.of(0), false);
        }
    }
}
