package gradbook.interop.pytorch.benchmark;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.NoGrad;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.DataCache;
import gradbook.experiments.dataset.DownloadProgress;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.run.Datasets;
import gradbook.interop.onnx.OnnxExporter;
import gradbook.interop.onnx.OnnxModel;
import gradbook.interop.onnx.graph.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * MNIST's test images through a workload's network, here and in ONNX Runtime with the same weights. A step is all of the images.
 *
 * @param name {@code I1}
 * @param workload that trains the network
 * @param batch images at a time
 * @param steps that one repetition times
 * @param imageMultiplyAdds of the products for one image
 * @param least how many times as fast as ONNX Runtime we must be
 */
record Inference(String name, Workload workload, int batch, int steps, long imageMultiplyAdds, double least)
        implements Trial {
    private static final int IMAGES = 10_000;
    private static final RandomKey KEY = RandomKey.of(1);

    /** Between the logits of both sides, as a part of the largest: sums in another order differ by less than a hundredth of it. */
    private static final double TOLERANCE = 1e-4;

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "inference: %s's network on %,d test images of MNIST, %s",
                workload.name(),
                IMAGES,
                batch == 1 ? "one at a time" : String.format(Locale.ROOT, "%,d at a time", batch));
    }

    @Override
    public long multiplyAdds() {
        return IMAGES * imageMultiplyAdds;
    }

    @Override
    public Optional<Double> must() {
        return Optional.of(least);
    }

    @Override
    public Runnable ours() {
        Module network = workload.model().apply(KEY);
        List<NdArray> batches = batches();
        Mode mode = Mode.inference();
        StepMemory memory = new StepMemory();
        return () -> {
            for (int step = 0; step < steps; step++) {
                for (NdArray x : batches) {
                    memory.step(() -> logits(network, x, mode));
                }
            }
        };
    }

    /** Its inputs lie in its own memory, so that no copy from Java's stands in its way. */
    @Override
    public Optional<Supplier<Runnable>> onnxRuntime() {
        return Optional.of(() -> {
            Module network = workload.model().apply(KEY);
            OnnxModel model = OnnxModel.of(exported(network), Benchmark.THREADS);
            List<OnnxModel.Bound> runs = new ArrayList<>();
            for (NdArray x : batches()) {
                OnnxModel.Bound run = model.bind(Map.of(model.inputs().get(0).name(), x));
                requireEqual(
                        logits(network, x, Mode.EVAL),
                        run.run().get(model.outputs().get(0).name()));
                runs.add(run);
            }
            return () -> {
                for (int step = 0; step < steps; step++) {
                    runs.forEach(OnnxModel.Bound::run);
                }
            };
        });
    }

    @Override
    public List<String> python() {
        return List.of(
                "forward.py",
                workload.name(),
                Integer.toString(batch),
                Integer.toString(steps),
                cache().within(Mnist.SET.folder()).folder().toString());
    }

    private List<NdArray> batches() {
        DataLoader images = new DataLoader(
                new Datasets(cache(), Optional.empty(), DownloadProgress.NONE)
                        .images(Mnist.SET)
                        .testDataset(),
                batch);
        List<NdArray> batches = new ArrayList<>();
        for (Batch one : images.epoch(0)) {
            batches.add(one.x().value());
        }
        return batches;
    }

    private static DataCache cache() {
        return DataCache.fromEnvironment(System.getenv(), System.getProperties());
    }

    private static NdArray logits(Module network, NdArray x, Mode mode) {
        return NoGrad.of(() -> network.forward(Tensor.constant(x), mode)).value();
    }

    private static byte[] exported(Module network) {
        Input images = Input.batch("images", DType.FLOAT32, Shape.of(1, 28, 28), "");
        return OnnxExporter.export(
                        network, images, new OnnxExporter.Description("benchmark", "", "logits", "", Map.of()))
                .toByteArray();
    }

    private void requireEqual(NdArray ours, NdArray theirs) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < ours.count(); i++) {
            largest = Math.max(largest, Math.abs(ours.at(i)));
            difference = Math.max(difference, Math.abs(ours.at(i) - theirs.at(i)));
        }
        if (difference > TOLERANCE * largest) {
            throw new IllegalStateException(
                    name + ": expected the engine's logits of ONNX Runtime, found a difference of " + difference
                            + " where the largest is " + largest);
        }
    }
}
