package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.dataset.Names;
import gradbook.experiments.dataset.PianoPieces;
import gradbook.experiments.dataset.Shakespeare;
import gradbook.experiments.testing.Runs;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.StringStringEntryProto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trained networks that write, in the engine and in ONNX Runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenerateCommandTest {
    @TempDir
    private static Path home;

    @BeforeAll
    void train() {
        Runs.assumeText(Shakespeare.TEXT);
        Runs.assumeText(Names.TEXT);
        Runs.assumeFiles(PianoPieces.SET);
        for (String run : new String[] {
            "run shakespeare-gpt@1 --quiet --epochs 1 --set width=16 --set layers=2 --set heads=2 --set context=16",
            "run shakespeare-lstm --quiet --epochs 1 --set width=8 --set hidden=16 --set context=16",
            "run names-bigram --quiet --epochs 1",
            "run music-lstm --quiet --epochs 1 --set width=4 --set hidden=8 --set context=16 --set batchSize=4",
        }) {
            Console console = new Console(home);
            assertEquals(0, console.gradbook(run), console::err);
        }
    }

    private static Console generate(String arguments, String... last) {
        Console console = new Console(home);
        assertEquals(0, console.gradbook("generate " + arguments, last), console::err);
        return console;
    }

    private static String model(String id) {
        return home.resolve("runs").resolve(id).resolve("model.onnx").toString();
    }

    /** Far beyond the context of 16. */
    @Test
    void whatIsKeptChangesNoCharacter() {
        Console kept = generate("shakespeare-gpt@1 --length 100 --prompt To");
        assertEquals(103, kept.out().length(), kept::out);
        assertTrue(kept.out().startsWith("To") && kept.out().endsWith("\n"), kept::out);
        assertTrue(kept.err().contains("tokens/s (the engine, 1 thread)"), kept::err);
        assertTrue(
                kept.err().startsWith("gradbook: the text is longer than the 16 characters that the network sees"),
                kept::err);
        assertEquals(
                kept.out(),
                generate("shakespeare-gpt@1 --length 100 --prompt To --no-cache")
                        .out());
        assertEquals(
                kept.out(),
                generate("shakespeare-gpt@1 --length 100 --prompt To --threads 2")
                        .out());
    }

    @Test
    void aTextThatFitsSlidesNowhere() {
        assertEquals(
                1,
                generate("shakespeare-gpt@1 --length 10 --prompt To")
                        .err()
                        .lines()
                        .count());
    }

    /** The most likely character each time. */
    @ParameterizedTest
    @ValueSource(strings = {"shakespeare-gpt@1", "shakespeare-lstm@1", "names-bigram@1", "music-lstm@1"})
    void onnxRuntimeWritesTheSame(String id) {
        String options = " --temperature 0 --length 12 --prompt " + (id.startsWith("music") ? "L:C3" : "th");
        Console theirs = generate(model(id.replace("@", "-v")) + options);
        assertEquals(generate(id + options).out(), theirs.out());
        assertTrue(theirs.err().contains("(ONNX Runtime, 1 thread)"), theirs::err);
    }

    /** Far beyond the context of 16, where a model without one reads everything again. */
    @Test
    void aModelWithACacheWritesTheSame() {
        Path file = Path.of("target", "models", "gpt-with-cache.onnx"); // for onnx.checker, in .ci/run
        Console export = new Console(home);
        assertEquals(0, export.gradbook("export shakespeare-gpt@1 --format cache -o", file.toString()), export::err);
        assertTrue(
                export.out()
                        .startsWith(
                                "ONNX Runtime read 10 stretches piece by piece as the engine read them whole: logits within "),
                export::out);
        String options = " --temperature 0 --length 60 --prompt th";
        Console theirs = generate(file + options);
        assertEquals(generate("shakespeare-gpt@1" + options).out(), theirs.out());
        assertTrue(theirs.err().contains("(ONNX Runtime, keys and values kept, 1 thread)"), theirs::err);
    }

    @Test
    void onlyAGptHasAModelWithACache() {
        Console console = new Console(home);
        assertEquals(2, console.gradbook("export shakespeare-lstm --format cache"));
        assertTrue(
                console.err().startsWith("gradbook: export: shakespeare-lstm@1 keeps no keys and values; "),
                console::err);
    }

    @Test
    void theSeedDecides() {
        String one = generate("shakespeare-lstm --length 50 --seed 1").out();
        assertEquals(one, generate("shakespeare-lstm --length 50 --seed 1").out());
        assertTrue(!one.equals(generate("shakespeare-lstm --length 50 --seed 2").out()), one);
    }

    @Test
    void aNameEnds() {
        String name = generate("names-bigram --seed 7").out();
        assertTrue(name.matches("[a-z]*\n"), name);
    }

    /** The engine's music and ONNX Runtime's, the prompt's notes first. */
    @Test
    void musicCanBeKeptAsAFile(@TempDir Path folder) throws IOException, InvalidMidiDataException {
        for (String source : new String[] {"music-lstm", model("music-lstm-v1")}) {
            Path file = folder.resolve("piece.mid");
            Console console = new Console(home);
            int code = console.gradbook(
                    "generate " + source + " --length 40 --seed 3 --output " + file, "--prompt", "L:C3 R:C5.E5 +6");
            assertEquals(0, code, console::err);
            assertTrue(console.out().startsWith("L:C3 R:C5.E5 +6 "), console::out);
            assertEquals(43, console.out().strip().split(" ").length, console::out);
            assertTrue(console.err().contains("40 notes and chords in "), console::err);
            assertTrue(console.err().endsWith("gradbook: wrote " + file + System.lineSeparator()), console::err);
            Sequence played = MidiSystem.getSequence(new ByteArrayInputStream(Files.readAllBytes(file)));
            assertTrue(played.getMicrosecondLength() > 0);
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shakespeare-gpt --temperature -1 | generate: --temperature must be a number of at least 0, found -1.0",
                "shakespeare-gpt --top-k 0 | generate: --top-k must be at least 1, found 0",
                "shakespeare-gpt --top-p 2 | generate: --top-p must be above 0 and at most 1, found 2.0",
                "shakespeare-gpt --length 0 | generate: --length must be at least 1, found 0",
                "names-bigram --prompt anA | generate: --prompt: character 3 is 'A', which the model has never seen; it knows .abcdefghijklmnopqrstuvwxyz",
                "mnist-mlp | generate: mnist-mlp@1 does not write; these do: names-bigram, names-mlp, names-rnn, names-gru, names-lstm, names-transformer, shakespeare-bigram, shakespeare-lstm, shakespeare-gpt",
                "names-bigram --output a.mid | generate: --output keeps music, and names-bigram writes characters; take music-lstm, or leave --output out",
                "music-lstm --prompt H:C5 | generate: --prompt: word 1 is 'H:C5', which the model has never seen; it knows +1, +11, +12 and 666 more",
                "nobody | there is no experiment 'nobody'",
            })
    void whatCannotBeIsRefused(String arguments, String problem) {
        Console console = new Console(home);
        assertEquals(2, console.gradbook("generate " + arguments), console::out);
        assertTrue(console.err().startsWith("gradbook: " + problem), console::err);
        assertEquals(1, console.err().lines().count(), console::err);
    }

    @Test
    void whatWasNotTrainedIsToBeRunFirst() {
        Console console = new Console(home);
        assertEquals(1, console.gradbook("generate names-gru"));
        assertTrue(console.err().contains("run it first: `gradbook run names-gru`"), console::err);
    }

    @Test
    void aModelThatCannotWriteIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("no.onnx");
        Console absent = new Console(home);
        assertEquals(1, absent.gradbook("generate", file.toString()));
        assertTrue(absent.err().startsWith("gradbook: cannot read " + file), absent::err);
        ModelProto other = ModelProto.parseFrom(Files.readAllBytes(Path.of(model("names-bigram-v1")))).toBuilder()
                .clearMetadataProps()
                .build();
        Files.write(file, other.toByteArray());
        Console silent = new Console(home);
        assertEquals(1, silent.gradbook("generate", file.toString()));
        assertTrue(
                silent.err().startsWith("gradbook: " + file + " cannot write: its metadata name no vocabulary"),
                silent::err);
        Files.write(file, lying(other, "abc").toByteArray());
        Console liar = new Console(home);
        assertEquals(1, liar.gradbook("generate", file.toString()));
        assertTrue(
                liar.err()
                        .startsWith("gradbook: " + file
                                + " cannot write: expected tokens [-1, 16] and logits [-1, 16, 3], found inputs"),
                liar::err);
        Files.write(file, new byte[] {1, 2, 3});
        Console broken = new Console(home);
        assertEquals(1, broken.gradbook("generate", file.toString()));
        assertTrue(broken.err().startsWith("gradbook: " + file + " cannot write: "), broken::err);
        assertEquals(1, broken.err().lines().count(), broken::err);
    }

    private static ModelProto lying(ModelProto model, String vocabulary) {
        return model.toBuilder()
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey("vocabulary").setValue(vocabulary))
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey("context").setValue("16"))
                .build();
    }
}
