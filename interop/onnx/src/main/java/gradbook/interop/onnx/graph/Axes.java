package gradbook.interop.onnx.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The axes of a function's inputs that may have any size, and what it is tried with to see what depends on them: all of size 2, then each
 * in turn of size 3. What differs is that axis's doing. In the end all are of size 5, which these do not explain if a size is no sum of theirs.
 *
 * @param names in the order of the inputs
 */
record Axes(List<String> names) {
    private static final int SMALL = 2;
    private static final int LARGE = 3;
    private static final int LARGER = 5;

    Axes {
        names = List.copyOf(names);
    }

    static Axes of(List<Input> inputs) {
        return new Axes(inputs.stream()
                .flatMap(input -> input.sizes().stream())
                .flatMap(size -> size.each().keySet().stream())
                .distinct()
                .toList());
    }

    /** The first trial, and one for each axis. */
    List<Trial> trials() {
        Trial first = all(SMALL);
        List<Trial> trials = new ArrayList<>(List.of(first));
        names.forEach(axis -> trials.add(first.with(axis, LARGE)));
        return trials;
    }

    /** The last one, which decides. */
    Trial last() {
        return all(LARGER);
    }

    private Trial all(int size) {
        return new Trial(
                names.stream().collect(Collectors.toMap(axis -> axis, axis -> size, (a, b) -> a, LinkedHashMap::new)));
    }

    /** The size that was so in each of {@link #trials}. */
    Size size(int... found) {
        Map<String, Integer> each = new LinkedHashMap<>();
        int fixed = found[0];
        for (int i = 0; i < names.size(); i++) {
            int one = (found[i + 1] - found[0]) / (LARGE - SMALL);
            if (one != 0) {
                each.put(names.get(i), one);
            }
            fixed -= SMALL * one;
        }
        return new Size(fixed, each);
    }

    /** The sizes of an array that had these in each of {@link #trials}. */
    List<Size> sizes(List<int[]> found) {
        return IntStream.range(0, found.get(0).length)
                .mapToObj(axis ->
                        size(found.stream().mapToInt(sizes -> sizes[axis]).toArray()))
                .toList();
    }
}
