package gradbook.engine.golden;

import static gradbook.engine.golden.LayerCases.KEY;

import gradbook.engine.nn.AdaptiveAvgPool2d;
import gradbook.engine.nn.AvgPool1d;
import gradbook.engine.nn.AvgPool2d;
import gradbook.engine.nn.Conv1d;
import gradbook.engine.nn.Conv2d;
import gradbook.engine.nn.ConvTranspose2d;
import gradbook.engine.nn.GlobalAvgPool;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.MaxPool1d;
import gradbook.engine.nn.MaxPool2d;
import gradbook.engine.nn.Upsample;
import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import java.util.List;

/** Convolutions, pools and upsampling. */
final class SpatialLayerCases {
    static final List<LayerCase> ALL = List.of(
            LayerCase.of(
                    "conv1d",
                    t -> Conv1d.create(
                            4, 6, Window.of(3).withStride(2).withPadding(1), 2, Initializer.HE_NORMAL, KEY, t),
                    2,
                    4,
                    9),
            LayerCase.of(
                    "conv2d-same",
                    t -> Conv2d.create(2, 3, Window2d.of(3).withSamePadding(), 1, Initializer.HE_NORMAL, KEY, t),
                    2,
                    2,
                    5,
                    4),
            LayerCase.of(
                    "conv2d-every-option",
                    t -> Conv2d.create(
                            4,
                            6,
                            Window2d.of(3, 2).withStride(2, 1).withPadding(1, 2).withDilation(1, 2),
                            2,
                            Initializer.HE_NORMAL,
                            KEY,
                            t),
                    2,
                    4,
                    6,
                    5),
            LayerCase.of(
                    "conv-transpose2d",
                    t -> ConvTranspose2d.create(
                            4, 6, Window2d.of(3).withStride(2).withPadding(1), 1, 2, Initializer.HE_NORMAL, KEY, t),
                    2,
                    4,
                    3,
                    4),
            LayerCase.of("max-pool1d", t -> MaxPool1d.of(2), 2, 3, 7),
            LayerCase.of("max-pool2d", t -> MaxPool2d.of(2), 2, 3, 5, 4),
            LayerCase.of(
                    "max-pool2d-overlapping",
                    t -> MaxPool2d.of(Window2d.of(3).withStride(2).withPadding(1)),
                    2,
                    2,
                    5,
                    6),
            LayerCase.of("avg-pool1d", t -> AvgPool1d.of(2), 2, 3, 7),
            LayerCase.of("avg-pool2d", t -> AvgPool2d.of(2), 2, 3, 5, 4),
            LayerCase.of("avg-pool2d-padded", t -> AvgPool2d.of(Window2d.of(3).withPadding(1)), 2, 2, 4, 3),
            LayerCase.of("adaptive-avg-pool2d", t -> new AdaptiveAvgPool2d(3, 2), 2, 2, 5, 7),
            LayerCase.of("global-avg-pool", t -> GlobalAvgPool.INSTANCE, 2, 3, 4, 5),
            LayerCase.of("upsample", t -> new Upsample(2), 2, 2, 3, 2));

    private SpatialLayerCases() {}
}
