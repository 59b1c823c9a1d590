package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.List;

/**
 * What was tried to go wrong, by hand and kept by hand; a test holds it to the tests that it names.
 *
 * @param faults in the order of a reader
 */
record Faults(List<Fault> faults) {
    /** The folder in {@code reports/}. */
    static final String FOLDER = "reliability";

    private static final String FILE = "faults.json";

    Faults {
        faults = List.copyOf(faults);
    }

    /**
     * One of them.
     *
     * @param area what it happens to
     * @param fault what goes wrong
     * @param outcome what the program does then
     * @param test that shows it: a class and, behind a dot, a method
     */
    record Fault(String area, String fault, String outcome, String test) {}

    /** The file in the folder of all reports. */
    static MeasuredFile<Faults> in(Path reports) {
        return new MeasuredFile<>(
                reports.resolve(FOLDER).resolve(FILE), Faults.class, "a list of faults", "restore it");
    }
}
