package gradbook.experiments.report;

import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of bytes that is made from records, such as music.
 *
 * @param file where it belongs
 * @param content what it must be, the same on every machine
 */
record GeneratedFile(Path file, byte[] content) {
    /** Writes it, whatever is there. */
    void write() {
        AtomicFiles.write(file, content);
    }

    /** How the file is not what it must be. */
    Optional<String> problem() {
        if (!Files.exists(file)) {
            return Optional.of(file + " is missing; " + GeneratedText.REMEDY);
        }
        try {
            return Arrays.equals(content, Files.readAllBytes(file))
                    ? Optional.empty()
                    : Optional.of(file + " differs from what the records say; " + GeneratedText.REMEDY);
        } catch (IOException e) {
            return Optional.of("cannot read " + file + ": " + Reason.of(e) + "; mend that, or delete it and "
                    + GeneratedText.REMEDY);
        }
    }
}
