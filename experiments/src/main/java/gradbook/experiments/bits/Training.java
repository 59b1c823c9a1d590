package gradbook.experiments.bits;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.data.RandomAffine;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.CosineDecay;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Schedule;
import gradbook.engine.optim.Warmup;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageDataset;
import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.io.Sha256;
import gradbook.experiments.run.Classification;
import gradbook.experiments.run.Fit;
import gradbook.experiments.run.Progress;
import gradbook.experiments.run.Recorder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Trains a network as an experiment does, on images of noise that are drawn, so that nothing has to be fetched. */
final class Training {
    private static final int BATCH = 17;
    private static final int SIDE = 28;
    private static final int CLASSES = 10;

    /** Of bytes that are all equally likely, scaled to 0..1. */
    private static final double MEAN = 0.5;

    private static final double DEVIATION = 0.289;

    private Training() {}

    static TrainedBits run(Network network, Length length, long seed) {
        return run(network, length, seed, new Recorder(Progress.NONE));
    }

    static TrainedBits run(Network network, Length length, long seed, Recorder recorder) {
        RandomKey key = RandomKey.of(seed).fold(network.name());
        ImageDataset images = noise(length.batches() * BATCH, key.fold("images"));
        DataLoader train = new DataLoader(images, BATCH, key.fold("shuffle"))
                .augmented(new RandomAffine(10, 0.9, 1.1, 2, 0), key.fold("augment"));
        Module model = network.model().apply(key.fold("model"));
        Schedule schedule = new Warmup(2, new CosineDecay(0.01, length.steps()));
        Optimizer optimizer = network.optimizer().apply(model.parameters(), schedule);
        new Fit(
                        model,
                        train,
                        new Classification(images, Optional.empty(), CLASSES),
                        optimizer,
                        length.epochs(),
                        Optional.empty(),
                        key.fold("train"))
                .run(recorder);

        Batch batch = images.batch(0, 1, 2, 3, 4, 5, 6);
        float[] outputs = outputs(model, batch);
        boolean alone = true;
        for (int i = 0; i < batch.size(); i++) {
            float[] row = Arrays.copyOfRange(outputs, i * CLASSES, (i + 1) * CLASSES);
            alone &= Arrays.equals(row, outputs(model, images.batch(i))); // by bits, as Float.equals
        }
        return new TrainedBits(
                network.name(),
                recorder.lossCurveSha256(),
                WeightsDigest.sha256(model.namedParameters()),
                sha256(outputs),
                alone);
    }

    private static float[] outputs(Module model, Batch batch) {
        Tensor logits = model.forward(batch.x(), Mode.EVAL);
        NdArray values = logits.value();
        return Arrays.copyOf(values.floats(), values.count());
    }

    private static ImageDataset noise(int count, RandomKey key) {
        byte[] pixels = new byte[count * SIDE * SIDE];
        int[] words = key.fold("pixels").words(pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) words[i];
        }
        byte[] labels = new byte[count];
        int[] classes = key.fold("labels").words(count);
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) Integer.remainderUnsigned(classes[i], CLASSES);
        }
        return new ImageDataset(new LabelledImages(SIDE, SIDE, pixels, labels), MEAN, DEVIATION);
    }

    private static String sha256(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Sha256.of(bytes.array());
    }
}
