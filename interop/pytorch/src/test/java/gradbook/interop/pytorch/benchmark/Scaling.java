package gradbook.interop.pytorch.benchmark;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import gradbook.experiments.report.ScalingTimes;
import gradbook.experiments.run.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Times a training step of a multilayer perceptron by batch size, width and depth, with one thread and two. */
final class Scaling {
    private static final String NETWORK =
            "a perceptron with 4 linear layers, 256 wide, with ReLU between, on a batch of 64, with SGD with momentum";
    private static final int BATCH = 64;
    private static final int WIDTH = 256;
    private static final int DEPTH = 4;

    private static final int REPETITIONS = 9;
    private static final double WARM_UP = 1.5;

    /** Seconds, in which many steps have room unless they are large. */
    private static final double REPETITION = 0.1;

    private static final RandomKey KEY = RandomKey.of(5);

    private Scaling() {}

    /** Takes the project's folder. */
    public static void main(String... arguments) {
        List<ScalingTimes.Point> points = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            for (int batch = 1; batch <= 1024; batch *= 2) {
                points.add(point("batch size", batch, threads, new Step(batch, WIDTH, DEPTH)));
            }
            for (int width = 16; width <= 2048; width *= 2) {
                points.add(point("width", width, threads, new Step(BATCH, width, DEPTH)));
            }
            for (int depth = 1; depth <= 32; depth *= 2) {
                points.add(point("depth", depth, threads, new Step(BATCH, WIDTH, depth)));
            }
        }
        String machine = Machine.cpu() + ", " + Machine.os();
        new ScalingTimes(machine, Machine.jdk(), NETWORK, points).write(Path.of(arguments[0], "reports"));
    }

    /** A network and its batch. */
    private record Step(int batch, int width, int depth) {
        /** The batch needs no gradient. */
        double multiplyAdds() {
            return (double) batch * width * width * (3 * depth - 1);
        }

        Runnable prepared() {
            Module module = module();
            Optimizer optimizer = new Sgd(module.parameters(), new Constant(1e-4), 0.9, 0);
            NdArray x = KEY.fold("x").normal(Shape.of(batch, width), DType.FLOAT32, 0, 1);
            NdArray targets = KEY.fold("targets").normal(Shape.of(batch, width), DType.FLOAT32, 0, 1);
            StepMemory memory = new StepMemory();
            return () -> memory.step(() -> {
                Tensor y = module.forward(Tensor.constant(x), Mode.train(KEY));
                optimizer.step(Backward.from(Loss.meanSquaredError(y, Tensor.constant(targets))));
            });
        }

        private Module module() {
            Sequential.Builder layers = Sequential.named();
            for (int i = 0; i < depth; i++) {
                if (i > 0) {
                    layers.add("relu" + i, Activation.RELU);
                }
                layers.add("fc" + i, Linear.create(width, width, Initializer.HE_NORMAL, KEY.fold(i)));
            }
            return layers.build();
        }
    }

    private static ScalingTimes.Point point(String dimension, int size, int threads, Step step) {
        Runnable prepared = step.prepared();
        int steps = stepsOf(threads, prepared);
        double[] seconds = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            seconds[i] = seconds(threads, steps, prepared) / steps;
        }
        ScalingTimes.Point point =
                new ScalingTimes.Point(dimension, size, threads, step.multiplyAdds(), Benchmark.times(seconds));
        System.out.printf(
                "%d thread(s), %s %d: %.3f ms%n",
                threads, dimension, size, point.times().median());
        return point;
    }

    /** Warms up, and says how many steps fill a repetition. */
    private static int stepsOf(int threads, Runnable step) {
        int steps = 1;
        double last = 0;
        for (double all = 0; all < WARM_UP; all += last) {
            steps = last > REPETITION / 2 ? steps : 2 * steps;
            last = seconds(threads, steps, step);
        }
        return Math.max(1, (int) (steps * REPETITION / last));
    }

    private static double seconds(int threads, int steps, Runnable step) {
        long start = System.nanoTime();
        Workers.with(threads, () -> {
            for (int i = 0; i < steps; i++) {
                step.run();
            }
            return null;
        });
        return 1e-9 * (System.nanoTime() - start);
    }
}
