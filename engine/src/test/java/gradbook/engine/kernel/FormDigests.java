package gradbook.engine.kernel;

import gradbook.engine.array.DType;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.cases.OpCase;
import gradbook.engine.cases.OpCases;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Digests of what the kernels give in this process, which takes one form of each. */
final class FormDigests {
    /** In place of a case: whether this process takes the forms by the Vector API. */
    static final String VECTORS = "vectors";

    private static final int RANDOM_SIZES = 12;

    private FormDigests() {}

    /** Prints them, a line each. */
    public static void main(String... arguments) {
        all().forEach((name, digest) -> System.out.println(name + "=" + digest));
    }

    /** By case and size, and for each row of the table of operators. */
    static Map<String, String> all() {
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put(VECTORS, Boolean.toString(VectorUnit.isThere()));
        Workers.with(2, 1, () -> {
            for (SizedCase one : SizedCases.ALL) {
                sizes(one).forEach(size -> digests.put(one.name() + " " + size, one.digest(size)));
            }
            OpCases.ALL.forEach(row -> digests.put("row " + row.name(), digest(row)));
            return null;
        });
        return digests;
    }

    /** The awkward ones and some at random. */
    private static List<Integer> sizes(SizedCase one) {
        List<Integer> sizes = new ArrayList<>(SizedCases.SIZES);
        int[] random = RandomKey.of(43).fold(one.name()).permutation(Math.min(one.most(), 300));
        for (int i = 0; i < RANDOM_SIZES && i < random.length; i++) {
            sizes.add(random[i]);
        }
        return sizes.stream().filter(size -> size <= one.most()).distinct().toList();
    }

    private static String digest(OpCase row) {
        List<Tensor> x = row.inputs().stream()
                .map(input ->
                        input.dtype().isFloating() ? Tensor.leaf(input.to(DType.FLOAT32)) : Tensor.constant(input))
                .toList();
        return SizedCase.digest(row.apply(x), x, RandomKey.of(44).fold(row.name()));
    }
}
