package gradbook.experiments.bits;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.optim.CosineDecay;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Schedule;
import gradbook.engine.optim.Warmup;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.io.Sha256;
import gradbook.experiments.run.Fit;
import gradbook.experiments.run.Progress;
import gradbook.experiments.run.Recorder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Trains a network as an experiment does. */
final class Training {
    private Training() {}

    static TrainedBits run(Network network, Length length, long seed) {
        return run(network, length, seed, new Recorder(Progress.NONE));
    }

    static TrainedBits run(Network network, Length length, long seed, Recorder recorder) {
        RandomKey key = RandomKey.of(seed).fold(network.name());
        Noise noise = network.noise().apply(length, key);
        Module model = network.model().apply(key.fold("model"));
        Schedule schedule = new Warmup(2, new CosineDecay(0.01, length.steps()));
        Optimizer optimizer = network.optimizer().apply(model.parameters(), schedule);
        new Fit(
                        model,
                        noise.train(),
                        noise.objective(),
                        optimizer,
                        length.epochs(),
                        Optional.empty(),
                        key.fold("train"))
                .run(recorder);

        Batch batch = noise.samples().batch(0, 1, 2, 3, 4, 5, 6);
        float[] outputs = outputs(model, batch);
        int each = outputs.length / batch.size();
        boolean alone = true;
        for (int i = 0; i < batch.size(); i++) {
            float[] own = Arrays.copyOfRange(outputs, i * each, (i + 1) * each);
            alone &= Arrays.equals(own, outputs(model, noise.samples().batch(i))); // by bits, as Float.equals
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

    private static String sha256(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Sha256.of(bytes.array());
    }
}
