package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.Inputs.spaced;
import static gradbook.engine.cases.Inputs.uniform;
import static gradbook.engine.cases.OpCase.derived;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.op.AdaptiveAvgPool2d;
import gradbook.engine.op.AvgPool2d;
import gradbook.engine.op.Conv2d;
import gradbook.engine.op.Conv2dReluPool;
import gradbook.engine.op.ConvTranspose2d;
import gradbook.engine.op.MaxPool2d;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import java.util.List;

/** Convolution and pooling (math.md §7). Factors within ±1 keep the longest chain, of 105, within float32's tolerance. */
final class ConvolutionCases {
    private static final Window2d THREE = Window2d.of(3);
    private static final Window2d UNLIKE =
            Window2d.of(3, 2).withStride(2, 1).withPadding(1, 2).withDilation(1, 2);

    static final List<OpCase> ALL = List.of(
            of("conv2d", new Conv2d(THREE, 1), image(2, 2, 5, 4), image(3, 2, 3, 3)),
            of("conv2d-same", new Conv2d(THREE.withSamePadding(), 1), image(1, 2, 3, 5), image(2, 2, 3, 3)),
            of("conv2d-unlike-axes", new Conv2d(UNLIKE, 1), image(2, 2, 6, 5), image(3, 2, 3, 2)),
            of(
                    "conv2d-stride-over-taps",
                    new Conv2d(Window2d.of(2).withStride(3), 1),
                    image(1, 1, 7, 9),
                    image(2, 1, 2, 2)),
            of("conv2d-groups", new Conv2d(Window2d.of(2), 2), image(2, 4, 3, 3), image(6, 2, 2, 2)),
            of("conv2d-depthwise", new Conv2d(THREE.withPadding(1), 3), image(2, 3, 4, 3), image(3, 1, 3, 3)),
            of("conv2d-dilated", new Conv2d(Window2d.of(2).withDilation(3), 1), image(1, 2, 5, 6), image(1, 2, 2, 2)),
            of(
                    "conv2d-wide-padding",
                    new Conv2d(Window2d.of(2).withPadding(3), 1),
                    image(1, 2, 2, 1),
                    image(2, 2, 2, 2)),
            of("conv2d-point", new Conv2d(Window2d.of(1), 1), image(2, 3, 2, 3), image(4, 3, 1, 1)),
            of("conv2d-one", new Conv2d(Window2d.of(1), 1), image(1, 1, 1, 1), image(1, 1, 1, 1)),
            of("conv2d-whole-plane", new Conv2d(Window2d.of(5, 7), 1), image(1, 3, 5, 7), image(1, 3, 5, 7)),
            of("conv2d-long-row", new Conv2d(Window2d.of(1, 3), 1), image(1, 1, 1, 67), image(2, 1, 1, 3)),
            of("conv2d-empty-batch", new Conv2d(THREE, 1), image(0, 2, 4, 4), image(2, 2, 3, 3)),
            of(
                    "conv2d-relu-pool",
                    new Conv2dReluPool(THREE.withPadding(1), 1),
                    image(2, 2, 6, 5),
                    image(3, 2, 3, 3),
                    image(3)),
            of(
                    "conv2d-relu-pool-groups",
                    new Conv2dReluPool(Window2d.of(2), 2),
                    image(2, 4, 5, 6),
                    image(6, 2, 2, 2),
                    image(6)),
            of(
                    "conv2d-relu-pool-unlike-axes",
                    new Conv2dReluPool(UNLIKE, 1),
                    image(2, 2, 8, 7),
                    image(3, 2, 3, 2),
                    image(3)),
            of(
                    "conv2d-relu-pool-long-rows",
                    new Conv2dReluPool(Window2d.of(1, 3), 1),
                    image(1, 1, 3, 71),
                    image(2, 1, 1, 3),
                    image(2)),
            of(
                    "conv2d-relu-pool-empty-batch",
                    new Conv2dReluPool(THREE, 1),
                    image(0, 2, 4, 4),
                    image(2, 2, 3, 3),
                    image(2)),
            of("conv-transpose2d", new ConvTranspose2d(THREE, 0, 0, 1), image(2, 2, 3, 2), image(2, 3, 3, 3)),
            of(
                    "conv-transpose2d-unlike-axes",
                    new ConvTranspose2d(UNLIKE, 1, 1, 1),
                    image(2, 2, 3, 5),
                    image(2, 3, 3, 2)),
            of(
                    "conv-transpose2d-groups",
                    new ConvTranspose2d(Window2d.of(2).withStride(2), 0, 0, 2),
                    image(1, 4, 2, 3),
                    image(4, 2, 2, 2)),
            of(
                    "conv-transpose2d-depthwise",
                    new ConvTranspose2d(THREE.withStride(2).withPadding(1), 1, 0, 3),
                    image(2, 3, 2, 3),
                    image(3, 1, 3, 3)),
            of(
                    "conv-transpose2d-stride-over-taps",
                    new ConvTranspose2d(Window2d.of(2).withStride(4, 3), 3, 0, 1),
                    image(1, 2, 2, 2),
                    image(2, 1, 2, 2)),
            of(
                    "conv-transpose2d-output-padding-over-stride",
                    new ConvTranspose2d(Window2d.of(2).withDilation(3), 2, 1, 1),
                    image(1, 1, 2, 3),
                    image(1, 2, 2, 2)),
            of(
                    "conv-transpose2d-empty-batch",
                    new ConvTranspose2d(THREE, 0, 0, 1),
                    image(0, 2, 4, 4),
                    image(2, 2, 3, 3)),
            of("max-pool2d", new MaxPool2d(Window2d.tiles(2), false), spaced(2, 2, 4, 5)),
            of(
                    "max-pool2d-overlapping",
                    new MaxPool2d(THREE.withStride(2, 1).withPadding(1), false),
                    spaced(1, 2, 5, 4)),
            of(
                    "max-pool2d-unlike-axes",
                    new MaxPool2d(Window2d.of(2, 3).withPadding(1, 0).withDilation(2, 1), false),
                    spaced(1, 2, 4, 5)),
            of("max-pool2d-ceil", new MaxPool2d(THREE.withStride(2).withPadding(1, 0), true), spaced(1, 1, 6, 6)),
            of(
                    "max-pool2d-ceil-dilated",
                    new MaxPool2d(THREE.withStride(2).withPadding(1, 0).withDilation(2), true),
                    spaced(1, 2, 8, 8)),
            of(
                    "max-pool2d-ceil-dilated-over-the-edge",
                    new MaxPool2d(Window2d.of(2).withStride(4, 3).withDilation(2, 3), true),
                    spaced(1, 2, 5, 6)),
            of("max-pool2d-one", new MaxPool2d(Window2d.of(1), false), spaced(1, 1, 1, 1)),
            of("max-pool2d-empty-batch", new MaxPool2d(Window2d.of(2), false), spaced(0, 3, 4, 4)),
            of("avg-pool2d", new AvgPool2d(Window2d.tiles(2), false, true), real(2, 2, 4, 5)),
            of("avg-pool2d-padding-counts", new AvgPool2d(THREE.withPadding(1), false, true), real(1, 2, 3, 4)),
            of("avg-pool2d-padding-does-not", new AvgPool2d(THREE.withPadding(1), false, false), real(1, 2, 3, 4)),
            of(
                    "avg-pool2d-unlike-axes",
                    new AvgPool2d(Window2d.of(2, 3).withStride(3, 2).withPadding(0, 1), false, true),
                    real(1, 2, 5, 5)),
            of("avg-pool2d-ceil", new AvgPool2d(THREE.withStride(2).withPadding(1, 0), true, true), real(1, 1, 6, 6)),
            of(
                    "avg-pool2d-ceil-alone",
                    new AvgPool2d(THREE.withStride(2).withPadding(1), true, false),
                    real(1, 1, 6, 6)),
            of("avg-pool2d-empty-batch", new AvgPool2d(Window2d.of(2), false, true), real(0, 3, 4, 4)),
            of("adaptive-avg-pool2d", new AdaptiveAvgPool2d(3, 2), real(2, 2, 5, 7)),
            of("adaptive-avg-pool2d-larger", new AdaptiveAvgPool2d(5, 3), real(1, 2, 3, 2)),
            of("adaptive-avg-pool2d-one", new AdaptiveAvgPool2d(1, 1), real(2, 3, 3, 3)),
            of("adaptive-avg-pool2d-empty-batch", new AdaptiveAvgPool2d(2, 2), real(0, 3, 4, 4)),
            derived(
                    "conv1d",
                    "conv1d",
                    x -> x[0].conv1d(x[1], Window.of(3).withStride(2).withPadding(1), 2),
                    image(2, 4, 7),
                    image(2, 2, 3)),
            derived(
                    "conv-transpose1d",
                    "convTranspose1d",
                    x -> x[0].convTranspose1d(x[1], Window.of(3).withStride(2), 1, 1),
                    image(2, 2, 5),
                    image(2, 3, 3)),
            derived("max-pool1d", "maxPool1d", x -> x[0].maxPool1d(Window.of(3).withStride(2)), spaced(2, 2, 9)),
            derived("avg-pool1d", "avgPool1d", x -> x[0].avgPool1d(Window.of(3).withPadding(1)), real(2, 2, 7)),
            derived("adaptive-avg-pool1d", "adaptiveAvgPool1d", x -> x[0].adaptiveAvgPool1d(3), real(2, 2, 7)),
            derived("global-avg-pool", "globalAvgPool", x -> x[0].globalAvgPool(), real(2, 3, 3, 4)),
            derived("global-avg-pool-volume", "globalAvgPool", x -> x[0].globalAvgPool(), real(2, 2, 2, 3, 2)),
            derived("global-max-pool", "globalMaxPool", x -> x[0].globalMaxPool(), spaced(2, 3, 3, 4)),
            derived("upsample-nearest", "upsampleNearest", x -> x[0].upsampleNearest(2, 3), real(2, 2, 3, 2)),
            derived("upsample-nearest-sequence", "upsampleNearest", x -> x[0].upsampleNearest(3), real(2, 2, 5)));

    private ConvolutionCases() {}

    private static Inputs image(int... sizes) {
        return uniform(-1, 1, sizes);
    }
}
