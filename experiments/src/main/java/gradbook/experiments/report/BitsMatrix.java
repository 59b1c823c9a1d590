package gradbook.experiments.report;

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
        in(reports).write(this);
        BitsPage.text(reports, this).write();
    }

    /** The file in the folder of all reports. */
    static MeasuredFile<BitsMatrix> in(Path reports) {
        return new MeasuredFile<>(
                reports.resolve(FOLDER).resolve(FILE),
                BitsMatrix.class,
                "a matrix of bits",
                "restore it, or run scripts/verify-bits");
    }
}
