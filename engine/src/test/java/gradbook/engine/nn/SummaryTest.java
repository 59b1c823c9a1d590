package gradbook.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.random.RandomKey;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final RandomKey KEY = RandomKey.of(1);

    private final Linear first = Linear.create(784, 128, Initializer.HE_NORMAL, KEY.fold(1));
    private final Linear second = Linear.create(128, 10, Initializer.HE_NORMAL, KEY.fold(2));
    private final Module model = Sequential.named()
            .add(
                    "body",
                    Sequential.named()
                            .add("fc1", first)
                            .add("relu", Activation.RELU)
                            .build())
            .add("fc2", second)
            .build();

    @Test
    void aNetworkIsATable() {
        assertEquals("""
                layer      type        output     parameters  multiply-adds
                body.fc1   Linear      [64, 128]     100,480      6,422,528
                body.relu  relu        [64, 128]           0              0
                body       Sequential  [64, 128]           0              0
                fc2        Linear      [64, 10]        1,290         81,920
                total                                101,770      6,504,448
                """, Summary.of(model, 64, 784).toString());
    }

    @Test
    void frozenParametersAreCountedApart() {
        first.weight().freeze();
        Summary summary = Summary.of(model, 1, 784);
        assertEquals(784 * 128, summary.frozen());
        assertEquals(
                "100,352 of the parameters are frozen",
                summary.toString().lines().reduce((a, b) -> b).orElseThrow());
    }

    @Test
    void aSharedPartCostsTwiceAndWeighsOnce() {
        Linear square = Linear.create(3, 3, Initializer.HE_NORMAL, KEY);
        Summary summary = Summary.of(Sequential.of(square, square), 5, 3);
        assertEquals(2 * 5 * 3 * 3, summary.multiplyAdds());
        assertEquals(12, summary.parameters());
    }

    /** 8 channels of 28 x 28 outputs with 25 products each, by hand. */
    @Test
    void aConvolutionCostsItsTapsForEachOutput() {
        Module conv = Conv2d.create(1, 8, 5, Padding.SAME, KEY);
        assertEquals(8 * 28 * 28 * 25, Summary.of(conv, 1, 1, 28, 28).multiplyAdds());
    }

    @Test
    void aSingleLayerIsARowOfItsOwn() {
        Summary summary = Summary.of(second, 2, 128);
        assertEquals(1, summary.rows().size());
        assertEquals(2 * 128 * 10, summary.multiplyAdds());
        assertEquals(1_290, summary.rows().get(0).parameters());
    }
}
