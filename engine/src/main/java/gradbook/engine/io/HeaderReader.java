package gradbook.engine.io;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a header and believes none of its numbers: those of an array must follow from one another. */
final class HeaderReader {
    /** More axes than arrays have, and few enough for a message; NumPy's limit is the same. */
    private static final int MOST_AXES = 64;

    /** PyTorch's type of whole numbers; they are read as int32 if they fit. */
    private static final String COUNTS = "I64";

    private final Path file;
    private final JsonReader json;

    private HeaderReader(Path file, byte[] bytes) throws WeightsException {
        this.file = file;
        this.json = new JsonReader(file, bytes);
    }

    /** The header that these bytes hold; white space may follow it. */
    static Header read(Path file, byte[] bytes) throws WeightsException {
        if (bytes.length == 0 || bytes[0] != '{') {
            String found = bytes.length == 0 ? "none" : "byte 0x" + Integer.toHexString(bytes[0] & 0xff);
            throw new WeightsException(file, "expected a header that starts with '{', found " + found);
        }
        return new HeaderReader(file, bytes).header();
    }

    private Header header() throws WeightsException {
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, Header.Extent> extents = new LinkedHashMap<>();
        json.object(name -> {
            if (name.equals(Header.METADATA)) {
                json.object(key -> metadata.put(key, json.string()));
            } else {
                extents.put(name, new Fields(name).extent());
            }
        });
        json.end();
        return new Header(metadata, extents);
    }

    /** What a header says of one array. */
    private final class Fields {
        private final String name;
        private String dtype;
        private List<Long> shape;
        private List<Long> offsets;

        Fields(String name) throws WeightsException {
            this.name = name;
            json.object(field -> {
                switch (field) {
                    case "dtype" -> dtype = json.string();
                    case "shape" -> shape = numbers(MOST_AXES);
                    case "data_offsets" -> offsets = numbers(2);
                    default -> throw wrong("dtype, shape and data_offsets", Shown.of(field));
                }
            });
        }

        Header.Extent extent() throws WeightsException {
            if (dtype == null || shape == null || offsets == null) {
                String absent = dtype == null ? "dtype" : shape == null ? "shape" : "data_offsets";
                throw wrong("dtype, shape and data_offsets", "no " + absent);
            }
            if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
                throw wrong("data_offsets [begin, end] with begin <= end", offsets.toString());
            }
            DType type = type();
            Shape sizes = sizes();
            int width = dtype.equals(COUNTS) ? Long.BYTES : Elements.width(type);
            long bytes = (long) sizes.count() * width;
            long found = offsets.get(1) - offsets.get(0);
            if (found != bytes) {
                throw wrong(
                        bytes + " bytes of data for " + dtype + " " + sizes, found + " from data_offsets " + offsets);
            }
            return new Header.Extent(type, width, sizes, offsets.get(0), offsets.get(1));
        }

        private DType type() throws WeightsException {
            if (dtype.equals(COUNTS)) {
                return DType.INT32;
            }
            for (DType known : DType.values()) {
                if (HeaderWriter.name(known).equals(dtype)) {
                    return known;
                }
            }
            throw wrong("dtype F32, F64, I32 or I64", Shown.of(dtype));
        }

        private Shape sizes() throws WeightsException {
            try {
                return Shape.of(shape.stream().mapToInt(Math::toIntExact).toArray());
            } catch (ArithmeticException | IllegalArgumentException tooLarge) {
                throw wrong("a shape of at most 2^31 - 1 elements", shape.toString());
            }
        }

        private List<Long> numbers(int most) throws WeightsException {
            List<Long> numbers = new ArrayList<>();
            json.array(() -> {
                if (numbers.size() == most) {
                    throw wrong("at most " + most + " numbers in an array", "more");
                }
                numbers.add(json.whole());
            });
            return numbers;
        }

        private WeightsException wrong(String expected, String found) {
            return new WeightsException(
                    file, "tensor " + Shown.of(name) + ": expected " + expected + ", found " + found);
        }
    }
}
