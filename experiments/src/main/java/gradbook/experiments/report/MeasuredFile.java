package gradbook.experiments.report;

import com.fasterxml.jackson.core.JacksonException;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with what a script measured.
 *
 * @param file where it is, or will be
 * @param type of its contents
 * @param what that is, as in "is not a matrix of bits"
 * @param remedy what to do when it cannot be read
 */
public record MeasuredFile<T>(Path file, Class<T> type, String what, String remedy) {
    /** Whether it is there. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Writes what was measured. */
    public void write(T measured) {
        AtomicFiles.writeString(file, Json.write(measured));
    }

    /**
     * Reads what was measured.
     *
     * @throws Failure if it is not there or not what this program writes
     */
    public T read() {
        try {
            return Json.read(Files.readAllBytes(file), type);
        } catch (JacksonException e) {
            throw new Failure(file + " is not " + what + ": " + Json.reason(e) + "; " + remedy, e);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e) + "; " + remedy, e);
        }
    }
}
