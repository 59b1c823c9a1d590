package gradbook.engine.data;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.Arrays;

/** Another data set's images [n, c, h, w], each changed under the key of its own number. */
final class Augmented implements Dataset {
    private final Dataset plain;
    private final Augmentation augmentation;
    private final RandomKey key;

    Augmented(Dataset plain, Augmentation augmentation, RandomKey key) {
        this.plain = plain;
        this.augmentation = augmentation;
        this.key = key;
    }

    @Override
    public int size() {
        return plain.size();
    }

    @Override
    public Batch batch(int... indices) {
        Batch batch = plain.batch(indices);
        NdArray x = batch.x().value();
        if (x.shape().rank() != 4 || !x.dtype().isFloating()) {
            throw new IllegalArgumentException("augmentation: expected images [n, c, h, w] of a floating type, found "
                    + x.dtype() + " " + x.shape());
        }
        NdArray y = NdArray.zeros(x.shape(), x.dtype());
        Shape one = Shape.of(Arrays.copyOfRange(x.shape().sizes(), 1, 4));
        Workers.split(indices.length, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                NdArray image = NdArray.zeros(one, x.dtype());
                copy(x, i * one.count(), image, 0, one.count());
                NdArray changed = augmentation.apply(image, key.fold(indices[i]));
                copy(changed, 0, y, i * one.count(), one.count());
            }
        });
        return new Batch(Tensor.constant(y), batch.labels());
    }

    private static void copy(NdArray from, int start, NdArray to, int place, int count) {
        switch (from.dtype()) {
            case FLOAT32 -> System.arraycopy(from.floats(), start, to.floats(), place, count);
            case FLOAT64 -> System.arraycopy(from.doubles(), start, to.doubles(), place, count);
            case INT32 -> System.arraycopy(from.ints(), start, to.ints(), place, count);
        }
    }
}
