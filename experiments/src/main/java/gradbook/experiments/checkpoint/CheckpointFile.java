package gradbook.experiments.checkpoint;

import gradbook.engine.array.NdArray;
import gradbook.engine.io.SafeTensors;
import gradbook.engine.io.WeightsDigest;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Reason;
import gradbook.experiments.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A checkpoint on disk: a safetensors file whose metadata hold the texts, and a digest of everything. */
final class CheckpointFile {
    private static final String DIGEST = "sha256";

    /** One that is not whole, or not one at all; the message says why, as a clause. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;

        Damaged(String reason) {
            super(reason);
        }
    }

    private CheckpointFile() {}

    /** Writes it, whole or not at all. */
    static void write(Path file, Saved saved) {
        Map<String, String> texts = new TreeMap<>(saved.texts());
        texts.put(DIGEST, digest(saved.texts(), saved.arrays()));
        SafeTensors content = new SafeTensors(saved.arrays(), texts);
        AtomicFiles.write(file, content::writeTo);
    }

    static Saved read(Path file) throws Damaged {
        SafeTensors content;
        try {
            content = SafeTensors.read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new Damaged(Reason.of(e));
        }
        Map<String, String> texts = new TreeMap<>(content.metadata());
        String expected = texts.remove(DIGEST);
        String found = digest(texts, content.tensors());
        if (!found.equals(expected)) {
            throw new Damaged("its content has SHA-256 " + found + ", which is not the one that it says");
        }
        Saved saved = new Saved();
        content.tensors().forEach(saved::put);
        texts.forEach(saved::put);
        return saved;
    }

    /** Over texts by name, and arrays in their order; each name and text is preceded by its length. */
    private static String digest(Map<String, String> texts, Map<String, NdArray> arrays) {
        MessageDigest digest = Sha256.digest();
        texts.forEach((name, text) -> {
            update(digest, name);
            update(digest, text);
        });
        arrays.forEach((name, array) -> {
            update(digest, name);
            update(digest, WeightsDigest.sha256(array));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
