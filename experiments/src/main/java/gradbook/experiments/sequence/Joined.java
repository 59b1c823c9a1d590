package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.Dataset;
import java.util.List;

/**
 * Stretches of several texts, one text's behind another's: no stretch goes over a text's border.
 *
 * @param parts of stretches [n, length] of the same length
 */
public record Joined(List<Crops> parts) implements Dataset {
    public Joined {
        parts = List.copyOf(parts);
    }

    @Override
    public int size() {
        return parts.stream().mapToInt(Crops::size).sum();
    }

    @Override
    public Batch batch(int... indices) {
        Batch[] each = new Batch[indices.length];
        for (int i = 0; i < indices.length; i++) {
            each[i] = one(indices[i]);
        }
        int length = each.length == 0 ? 0 : each[0].labels().count();
        int[] x = new int[each.length * length];
        int[] labels = new int[x.length];
        for (int i = 0; i < each.length; i++) {
            System.arraycopy(each[i].x().value().ints(), 0, x, i * length, length);
            System.arraycopy(each[i].labels().ints(), 0, labels, i * length, length);
        }
        Shape shape = Shape.of(each.length, length);
        return new Batch(Tensor.constant(NdArray.of(shape, x)), NdArray.of(shape, labels));
    }

    private Batch one(int index) {
        int left = index;
        for (Crops part : parts) {
            if (left < part.size()) {
                return part.batch(left);
            }
            left -= part.size();
        }
        throw new IndexOutOfBoundsException("stretch " + index + " of " + size());
    }
}
