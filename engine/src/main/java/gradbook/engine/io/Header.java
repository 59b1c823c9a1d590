package gradbook.engine.io;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in a safetensors file before the numbers.
 *
 * @param metadata the texts under {@code __metadata__}
 * @param extents type, shape and place of each array, in the header's order
 */
record Header(Map<String, String> metadata, Map<String, Extent> extents) {
    /** The longest header that the format allows, in bytes. */
    static final int LONGEST = 100_000_000;

    /** The name under which a header holds its metadata. */
    static final String METADATA = "__metadata__";

    /**
     * An array whose bytes are {@code begin} (inclusive) to {@code end} (exclusive) of those after the header.
     *
     * @param width bytes of an element in the file: 8 where an int32 array is kept as I64, as PyTorch keeps counts
     */
    record Extent(DType dtype, int width, Shape shape, long begin, long end) {}

    /**
     * The header for arrays that lie one behind the other, the wide types before the narrow ones and otherwise in the order
     * given. So each begins at a multiple of its width, without which PyTorch does not take it in place.
     */
    static Header of(Map<String, NdArray> tensors, Map<String, String> metadata) {
        Map<String, Extent> extents = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> extents.put(name, null)); // The order of the header is that of the map.
        long begin = 0;
        for (String name : inOrderOfData(tensors)) {
            NdArray tensor = tensors.get(name);
            long end = begin + (long) tensor.count() * Elements.width(tensor.dtype());
            extents.put(name, new Extent(tensor.dtype(), Elements.width(tensor.dtype()), tensor.shape(), begin, end));
            begin = end;
        }
        return new Header(metadata, extents);
    }

    /** The names in the order in which {@link #of} lays their data out. */
    static List<String> inOrderOfData(Map<String, NdArray> tensors) {
        List<String> names = new ArrayList<>(tensors.keySet());
        names.sort(Comparator.comparingInt(
                name -> -Elements.width(tensors.get(name).dtype())));
        return names;
    }

    /** Refuses arrays that overlap, leave a hole, or do not end where the {@code length} bytes after the header end. */
    void refuseUnlessTiled(Path file, long length) throws WeightsException {
        List<Map.Entry<String, Extent>> ascending = new ArrayList<>(extents.entrySet());
        ascending.sort(Map.Entry.comparingByValue(
                Comparator.comparingLong(Extent::begin).thenComparingLong(Extent::end)));
        long reached = 0;
        for (Map.Entry<String, Extent> next : ascending) {
            if (next.getValue().begin() != reached) {
                throw new WeightsException(
                        file,
                        "expected data without hole or overlap, those of " + Shown.of(next.getKey()) + " from byte "
                                + reached + ", found " + next.getValue().begin());
            }
            reached = next.getValue().end();
        }
        if (reached != length) {
            throw new WeightsException(file, "expected " + reached + " bytes after the header, found " + length);
        }
    }
}
