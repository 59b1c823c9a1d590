package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Window2d;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Sgd;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Allocation;
import gradbook.engine.runtime.Workers;
import org.junit.jupiter.api.Test;

/** A training step that has been compiled allocates next to nothing. */
class SteadyStepTest {
    /** Half of the smallest region that G1 has: an array of this size is humongous, and no step may make one. */
    private static final long LARGEST = 512 * 1024;

    private static final int STEADY = 10;
    private static final int PATIENCE = 1_000;
    private static final RandomKey KEY = RandomKey.of(1);
    private static final Window2d THREE = Window2d.of(3).withPadding(1);

    private static Module network() {
        return Sequential.named()
                .add("conv1", Conv2d.create(1, 32, THREE, KEY.fold("conv1")))
                .add("relu1", Activation.RELU)
                .add("pool1", MaxPool2d.of(2))
                .add("conv2", Conv2d.create(32, 64, THREE, KEY.fold("conv2")))
                .add("relu2", Activation.RELU)
                .add("pool2", MaxPool2d.of(2))
                .add("flatten", Flatten.INSTANCE)
                .add("fc1", Linear.create(3136, 128, Initializer.HE_NORMAL, KEY.fold("fc1")))
                .add("relu3", Activation.RELU)
                .add("fc2", Linear.create(128, 10, Initializer.HE_NORMAL, KEY.fold("fc2")))
                .build();
    }

    @Test
    void ofAConvolutionalNetworkOnTwoThreads() {
        Module module = network();
        Optimizer optimizer = new Sgd(module.parameters(), new Constant(0.01), 0.9, 0);
        NdArray x = KEY.fold("x").normal(Shape.of(64, 1, 28, 28), DType.FLOAT32, 0, 1);
        NdArray labels =
                KEY.fold("labels").uniform(Shape.of(64), DType.FLOAT32, 0, 10).to(DType.INT32);
        StepMemory memory = new StepMemory();
        Workers.with(2, () -> {
            long bytes = 0;
            int steady = 0;
            for (int step = 0; step < PATIENCE && steady < STEADY; step++) {
                Mode mode = Mode.train(KEY.fold(step));
                long before = Allocation.bytesOfAllThreads();
                memory.step(() -> {
                    Tensor loss = Loss.crossEntropy(module.forward(Tensor.constant(x), mode), labels);
                    optimizer.step(Backward.from(loss));
                });
                bytes = Allocation.bytesOfAllThreads() - before;
                steady = bytes < LARGEST ? steady + 1 : 0;
            }
            assertEquals(STEADY, steady, "steps in a row below " + LARGEST + " bytes; the last took " + bytes);
            return null;
        });
    }
}
