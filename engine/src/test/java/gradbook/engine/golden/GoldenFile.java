package gradbook.engine.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A file of {@code golden/}: what a judge said about the subjects of one group. Its last member is the SHA-256 of all lines above it.
 *
 * @param judge who said it, {@code libtorch 2.7.1}
 * @param group the subjects' group, and the name of the file
 */
public record GoldenFile(String judge, String group, List<GoldenCase> cases) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    /** Where it lies, below {@code golden/} and its kind's folder. */
    public static Path path(Path folder, String group) {
        return folder.resolve(group + ".json");
    }

    /** The text of the file, the same for equal contents. */
    public String text() {
        ObjectNode root = JSON.createObjectNode();
        root.put("judge", judge).put("group", group);
        ArrayNode all = root.putArray("cases");
        for (GoldenCase one : cases) {
            ObjectNode node = all.addObject().put("name", one.name()).put("definition", one.definition());
            one.program().lines().forEach(node.putArray("program")::add);
            ObjectNode given = node.putObject("given");
            one.given().forEach((name, array) -> write(given.putObject(name), array));
            ObjectNode expected = node.putObject("expected");
            one.expected().forEach((name, array) -> write(expected.putObject(name), array));
        }
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(INDENT);
        printer.indentObjectsWith(INDENT);
        try {
            String above = JSON.writer(printer).writeValueAsString(root).replaceFirst("\n}$", ",\n");
            return above + "  \"sha256\" : \"" + Given.sha256(above.getBytes(UTF_8)) + "\"\n}\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ObjectNode node, Given given) {
        if (given.array().isPresent()) {
            write(node, given.array().get());
        } else {
            type(node, given.dtype(), given.shape()).put("sha256", given.sha256());
        }
    }

    private static void write(ObjectNode node, NdArray array) {
        ArrayNode values = type(node, array.dtype(), array.shape()).putArray("values");
        for (int i = 0; i < array.count(); i++) {
            if (array.dtype().isFloating()) {
                values.add(Numbers.write(array.at(i)));
            } else {
                values.add(array.ints()[i]);
            }
        }
    }

    private static ObjectNode type(ObjectNode node, DType dtype, Shape shape) {
        node.put("dtype", dtype.name().toLowerCase(Locale.ROOT));
        ArrayNode sizes = node.putArray("shape");
        for (int size : shape.sizes()) {
            sizes.add(size);
        }
        return node;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if anything in it was altered; the message names the file, the case, the array and the
     *     position where that can be known
     */
    public static GoldenFile read(Path file) {
        try {
            String text = Files.readString(file);
            JsonNode root = JSON.readTree(text);
            List<GoldenCase> cases = new ArrayList<>();
            for (JsonNode node : root.path("cases")) {
                cases.add(readCase(file, node));
            }
            checkDigest(file, text, root.path("sha256").asText());
            return new GoldenFile(
                    root.path("judge").asText(), root.path("group").asText(), cases);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read as JSON: " + e.getMessage(), e);
        }
    }

    private static void checkDigest(Path file, String text, String expected) {
        String above = text.substring(0, Math.max(0, text.lastIndexOf("  \"sha256\"")));
        String found = Given.sha256(above.getBytes(UTF_8));
        if (!found.equals(expected)) {
            throw new IllegalArgumentException(file + ": its lines have the SHA-256 " + found + ", expected " + expected
                    + " as its last member says; it was altered: scripts/regenerate-golden writes it again");
        }
    }

    private static GoldenCase readCase(Path file, JsonNode node) {
        String where = file + ", case " + node.path("name").asText();
        List<String> program = new ArrayList<>();
        node.path("program").forEach(line -> program.add(line.asText()));
        Map<String, Given> given = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("given").properties()) {
            JsonNode array = entry.getValue();
            given.put(
                    entry.getKey(),
                    array.has("sha256")
                            ? new Given(
                                    dtype(array),
                                    shape(array),
                                    Optional.empty(),
                                    array.path("sha256").asText())
                            : Given.of(readArray(where + ", given " + entry.getKey(), array)));
        }
        Map<String, NdArray> expected = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("expected").properties()) {
            expected.put(entry.getKey(), readArray(where + ", expected " + entry.getKey(), entry.getValue()));
        }
        return new GoldenCase(
                node.path("name").asText(),
                node.path("definition").asText(),
                String.join("\n", program) + "\n",
                given,
                expected);
    }

    private static NdArray readArray(String where, JsonNode node) {
        DType dtype = dtype(node);
        JsonNode values = node.path("values");
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = dtype.isFloating()
                        ? Numbers.read(values.get(i).asText())
                        : values.get(i).asInt();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where + ", element " + i + ": " + e.getMessage(), e);
            }
        }
        if (numbers.length != shape(node).count()) {
            throw new IllegalArgumentException(where + ": shape " + shape(node) + " holds "
                    + shape(node).count() + " elements, found " + numbers.length);
        }
        return NdArray.of(shape(node), numbers).to(dtype);
    }

    private static DType dtype(JsonNode node) {
        return DType.valueOf(node.path("dtype").asText().toUpperCase(Locale.ROOT));
    }

    private static Shape shape(JsonNode node) {
        JsonNode sizes = node.path("shape");
        int[] all = new int[sizes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = sizes.get(i).asInt();
        }
        return Shape.of(all);
    }
}
