package gradbook.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Linear;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.nn.Sequential;
import gradbook.engine.random.RandomKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WeightsTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("model.safetensors");
    }

    @Test
    void aModelComesBackBitForBit() throws IOException {
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            Module saved = model(1, dtype);
            Module loaded = model(2, dtype);
            Tensor x = Tensor.constant(RandomKey.of(3).normal(Shape.of(4, 3), dtype, 0, 1));
            NdArray expected = saved.forward(x, Mode.EVAL).value();
            assertTrue(!expected.equals(loaded.forward(x, Mode.EVAL).value()));
            Weights.save(saved, file);
            Weights.load(loaded, file);
            assertEquals(digest(saved), digest(loaded));
            assertEquals(expected, loaded.forward(x, Mode.EVAL).value());
        }
    }

    @Test
    void equalWeightsGiveEqualFiles() throws IOException {
        Weights.save(model(1, DType.FLOAT32), file);
        byte[] first = Files.readAllBytes(file);
        Weights.save(model(1, DType.FLOAT32), file);
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    @Test
    void namesAndShapesAreThoseOfPyTorch() throws IOException {
        Weights.save(model(1, DType.FLOAT32), file);
        Map<String, NdArray> tensors = SafeTensors.read(file).tensors();
        assertEquals(List.of("fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"), List.copyOf(tensors.keySet()));
        assertEquals(Shape.of(4, 3), tensors.get("fc1.weight").shape());
    }

    static Stream<Arguments> misfits() {
        NdArray weight = NdArray.zeros(Shape.of(4, 3), DType.FLOAT32);
        NdArray bias = NdArray.zeros(Shape.of(4), DType.FLOAT32);
        return Stream.of(
                misfit("missing \"fc1.bias\"", map("fc1.weight", weight)),
                misfit("unexpected \"fc1.scale\"", map("fc1.weight", weight, "fc1.bias", bias, "fc1.scale", bias)),
                misfit("missing \"fc1.bias\"; unexpected \"0.bias\"", map("fc1.weight", weight, "0.bias", bias)),
                misfit(
                        "\"fc1.weight\": expected FLOAT32 [4, 3], found FLOAT32 [3, 4]",
                        map("fc1.weight", weight.reshape(Shape.of(3, 4)), "fc1.bias", bias)),
                misfit(
                        "\"fc1.bias\": expected FLOAT32 [4], found FLOAT64 [4]",
                        map("fc1.weight", weight, "fc1.bias", bias.to(DType.FLOAT64))),
                misfit(
                        "\"fc1.bias\": expected FLOAT32 [4], found INT32 [4]",
                        map("fc1.weight", weight, "fc1.bias", bias.to(DType.INT32))),
                misfit(
                        "missing \"fc1.weight\"; unexpected \"b\", \"a\"; \"fc1.bias\": expected FLOAT32 [4], found FLOAT32 [4, 3]",
                        map("b", bias, "fc1.bias", weight, "a", bias)),
                misfit("missing \"fc1.weight\", \"fc1.bias\"", map()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfits")
    void whatDoesNotFitIsListedAndNothingIsChanged(String list, Map<String, NdArray> found) throws IOException {
        Module model = Sequential.named().add("fc1", linear(3, 4, 1)).build();
        String before = digest(model);
        SafeTensors.of(found).write(file);
        WeightsException refused = assertThrows(WeightsException.class, () -> Weights.load(model, file));
        assertEquals(file + ": expected the weights of this model, found a misfit: " + list, refused.getMessage());
        assertEquals(before, digest(model));
    }

    @Test
    void aLongListIsCutAndCounted() throws IOException {
        Map<String, NdArray> model = new LinkedHashMap<>();
        Map<String, NdArray> found = new LinkedHashMap<>();
        for (int i = 0; i < 1000; i++) {
            model.put("m" + i, NdArray.of(Shape.of(1), 0f));
            model.put("d" + i, NdArray.of(Shape.of(1), 0f));
            found.put("d" + i, NdArray.of(Shape.of(2), 0f, 0f));
            found.put("u" + i + "u".repeat(100), NdArray.of(Shape.of(1), 0f));
        }
        SafeTensors.of(found).write(file);
        String sentence = assertThrows(WeightsException.class, () -> Weights.load(model, file))
                .getMessage();
        assertTrue(sentence.contains("missing \"m0\", \"m1\""), sentence);
        assertTrue(sentence.contains("\"m7\" and 992 more; unexpected \"u0u"), sentence);
        assertTrue(sentence.contains("uuu...\" and 992 more; \"d0\": expected"), sentence);
        assertTrue(sentence.endsWith("\"d7\": expected FLOAT32 [1], found FLOAT32 [2] and 992 more"), sentence);
        assertTrue(sentence.length() < 2_000, "length " + sentence.length());
    }

    @Test
    void aDamagedFileChangesNothing() throws IOException {
        Weights.save(model(1, DType.FLOAT32), file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        Module model = model(2, DType.FLOAT32);
        String before = digest(model);
        assertThrows(WeightsException.class, () -> Weights.load(model, file));
        assertThrows(WeightsException.class, () -> Weights.loadWhatFits(model, file));
        assertEquals(before, digest(model));
    }

    @Test
    void whatFitsIsLoadedAndTheRestIsNamed() throws IOException {
        Module body = Sequential.named()
                .add("fc1", linear(3, 4, 1))
                .add("fc2", linear(4, 9, 1))
                .add("old", linear(9, 1, 1))
                .build();
        Module model = Sequential.named()
                .add("fc1", linear(3, 4, 2))
                .add("fc2", linear(4, 2, 2))
                .add("new", linear(2, 1, 2))
                .build();
        Map<String, NdArray> before = new LinkedHashMap<>();
        model.state().forEach((name, weight) -> before.put(name, weight.copy()));
        Weights.save(body, file);
        Misfit misfit = Weights.loadWhatFits(model, file);
        assertEquals(List.of("new.weight", "new.bias"), misfit.missing());
        assertEquals(List.of("old.weight", "old.bias"), misfit.unexpected());
        assertEquals(
                List.of("fc2.weight", "fc2.bias"),
                List.copyOf(misfit.different().keySet()));
        Map<String, NdArray> after = model.state();
        after.forEach((name, weight) -> {
            boolean fits = name.startsWith("fc1.");
            assertEquals((fits ? body.state() : before).get(name), weight, name);
        });
    }

    @Test
    void everythingThatFitsLeavesNoMisfit() throws IOException {
        Weights.save(model(1, DType.FLOAT32), file);
        Misfit misfit = Weights.loadWhatFits(model(2, DType.FLOAT32), file);
        assertTrue(misfit.isEmpty(), misfit.toString());
        assertEquals("", misfit.toString());
    }

    /** One parameter under two names: a file may say it twice, but not say two things. */
    @Test
    void aSharedParameterHasOneValue() throws IOException {
        Tied tied = new Tied(new Parameter(NdArray.of(Shape.of(2), 1f, Float.NaN)));
        Weights.save(tied, file);
        Tied loaded = new Tied(new Parameter(NdArray.of(Shape.of(2), 0f, 0f)));
        Weights.load(loaded, file);
        assertEquals(tied.table().value(), loaded.table().value());

        NdArray other = NdArray.of(Shape.of(2), 3f, 4f);
        SafeTensors.of(map(
                        "embedding.weight", other, "head.weight", tied.table().value()))
                .write(file);
        assertEquals(
                file + ": expected the weights of this model, found a misfit: "
                        + "\"head.weight\": expected the values of \"embedding.weight\", which it is, found others",
                assertThrows(WeightsException.class, () -> Weights.load(loaded, file))
                        .getMessage());
        assertEquals(tied.table().value(), loaded.table().value());
    }

    private record Tied(Parameter table) implements Module {
        @Override
        public Tensor forward(Tensor x, Mode mode) {
            return x.mul(table.tensor());
        }

        @Override
        public Map<String, Parameter> ownParameters() {
            Map<String, Parameter> parameters = new LinkedHashMap<>();
            parameters.put("embedding.weight", table);
            parameters.put("head.weight", table);
            return parameters;
        }
    }

    private static Module model(int seed, DType dtype) {
        RandomKey key = RandomKey.of(seed);
        return Sequential.named()
                .add("fc1", Linear.create(3, 4, Initializer.HE_NORMAL, key.fold("fc1"), dtype))
                .add("relu", Activation.RELU)
                .add("fc2", Linear.create(4, 2, Initializer.HE_NORMAL, key.fold("fc2"), dtype))
                .build();
    }

    private static Linear linear(int in, int out, int seed) {
        return Linear.create(in, out, Initializer.HE_NORMAL, RandomKey.of(seed));
    }

    private static String digest(Module model) {
        return WeightsDigest.sha256(model.namedParameters());
    }

    private static Map<String, NdArray> map(Object... namesAndArrays) {
        Map<String, NdArray> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndArrays.length; i += 2) {
            map.put((String) namesAndArrays[i], (NdArray) namesAndArrays[i + 1]);
        }
        return map;
    }

    private static Arguments misfit(String list, Map<String, NdArray> found) {
        return Arguments.of(list, found);
    }
}
