package gradbook.experiments.dataset;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.Dataset;

/**
 * Labelled grey images as float32 batches x [n, 1, rows, columns]: {@code (pixel / 255 - mean) / deviation}. The bytes stay
 * bytes until a batch is asked for; as floats they would take four times the memory.
 */
public final class ImageDataset implements Dataset {
    private final LabelledImages images;
    private final float[] valueOfPixel = new float[256];

    /** Images whose pixels, scaled to 0..1, have this mean and standard deviation. */
    public ImageDataset(LabelledImages images, double mean, double deviation) {
        this.images = images;
        for (int pixel = 0; pixel < valueOfPixel.length; pixel++) {
            valueOfPixel[pixel] = (float) ((pixel / 255.0 - mean) / deviation);
        }
    }

    /** What each of the 256 bytes is as a number. */
    public float[] valueOfPixel() {
        return valueOfPixel.clone();
    }

    @Override
    public int size() {
        return images.count();
    }

    @Override
    public Batch batch(int... indices) {
        int pixels = images.rows() * images.columns();
        float[] x = new float[Math.multiplyExact(indices.length, pixels)];
        int[] labels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            for (int p = 0; p < pixels; p++) {
                x[i * pixels + p] = valueOfPixel[images.pixels()[indices[i] * pixels + p] & 0xff];
            }
            labels[i] = images.labels()[indices[i]];
        }
        Shape shape = Shape.of(indices.length, 1, images.rows(), images.columns());
        return new Batch(Tensor.constant(NdArray.of(shape, x)), NdArray.of(Shape.of(indices.length), labels));
    }
}
