package gradbook.experiments.report;

import com.fasterxml.jackson.core.JacksonException;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which settings gave the same bits; {@code scripts/verify-bits} makes it, on the machine that it names.
 *
 * @param machine processor and operating system
 * @param steps of each training run, unless its row says otherwise
 * @param rows by setting, in the order tried
 */
public record BitsMatrix(String machine, int steps, List<Network> networks, List<Row> rows) {
    /** The folder in {@code reports/}. */
    public static final String FOLDER = "bits";

    /** The file in it. */
    public static final String FILE = "matrix.json";

    public BitsMatrix {
        networks = List.copyOf(networks);
        rows = List.copyOf(rows);
    }

    /**
     * What was trained, and what it came to.
     *
     * @param definition network and optimizer in a line
     */
    public record Network(
            String name, String definition, String lossesSha256, String weightsSha256, String outputsSha256) {}

    /**
     * A setting.
     *
     * @param jdk its version
     * @param setting in words
     * @param forms which forms of the kernels ran
     * @param cells for each network {@code same}, or a digest
     */
    public record Row(String jdk, String setting, String forms, List<String> cells) {}

    /** Writes it and its page into the folder of all reports. */
    public void write(Path reports) {
        AtomicFiles.writeString(file(reports), Json.write(this));
        BitsPage.text(reports, this).write();
    }

    /**
     * Reads what was found.
     *
     * @throws Failure if it is not there or not what this program writes
     */
    static BitsMatrix read(Path reports) {
        Path file = file(reports);
        String remedy = "; restore it, or run scripts/verify-bits";
        try {
            return Json.read(Files.readAllBytes(file), BitsMatrix.class);
        } catch (JacksonException e) {
            throw new Failure(file + " is not a matrix of bits: " + Json.reason(e) + remedy, e);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e) + remedy, e);
        }
    }

    static Path file(Path reports) {
        return reports.resolve(FOLDER).resolve(FILE);
    }
}
