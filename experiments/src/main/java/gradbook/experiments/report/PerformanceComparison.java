package gradbook.experiments.report;

import com.fasterxml.jackson.core.JacksonException;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Training steps here and in PyTorch, timed in alternation; {@code scripts/benchmark} makes it, on the machine that it names.
 *
 * @param judge for instance {@code libtorch 2.7.1}
 * @param machine processor and operating system
 * @param threads on either side
 * @param rows by workload, then JDK
 */
public record PerformanceComparison(String judge, String machine, int threads, List<Row> rows) {
    /** The folder in {@code reports/}. */
    public static final String FOLDER = "performance";

    /** The file in it. */
    public static final String FILE = "comparison.json";

    public PerformanceComparison {
        rows = List.copyOf(rows);
    }

    /** Milliseconds a step: the median of the repetitions, and the fastest and the slowest of them. */
    public record Times(double median, double least, double most) {}

    /**
     * A workload under a JDK.
     *
     * @param workload {@code W1}
     * @param definition network and step in a line
     * @param jdk its version
     * @param multiplyAdds in the products of a step
     * @param peak GFLOP/s of PyTorch's product of 512x512 matrices in the same run
     */
    public record Row(
            String workload, String definition, String jdk, long multiplyAdds, Times ours, Times theirs, double peak) {
        /** How many times as fast as PyTorch. */
        double ratio() {
            return theirs.median() / ours.median();
        }

        /** The part of the peak that the products of a step reach in this time. */
        double share(Times times) {
            return 2e-6 * multiplyAdds / times.median() / peak;
        }
    }

    /** With this row in place of an earlier one of its workload and JDK. */
    private PerformanceComparison with(Row row) {
        List<Row> all = new ArrayList<>(rows);
        all.removeIf(old -> old.workload().equals(row.workload()) && old.jdk().equals(row.jdk()));
        all.add(row);
        all.sort(Comparator.comparing(Row::workload).thenComparing(Row::jdk));
        return new PerformanceComparison(judge, machine, threads, all);
    }

    /** Writes a row into the folder of all reports, beside those of other workloads and JDKs that were measured on the same machine. */
    public static void write(Path reports, String judge, String machine, int threads, Row row) {
        PerformanceComparison fresh = new PerformanceComparison(judge, machine, threads, List.of());
        PerformanceComparison found = Files.exists(file(reports)) ? read(reports) : fresh;
        boolean same = found.judge().equals(judge) && found.machine().equals(machine) && found.threads() == threads;
        AtomicFiles.writeString(file(reports), Json.write((same ? found : fresh).with(row)));
    }

    /**
     * Reads what was found.
     *
     * @throws Failure if it is not there or not what this program writes
     */
    static PerformanceComparison read(Path reports) {
        Path file = file(reports);
        String remedy = "; restore it, or delete it and run scripts/benchmark";
        try {
            return Json.read(Files.readAllBytes(file), PerformanceComparison.class);
        } catch (JacksonException e) {
            throw new Failure(file + " is not a comparison of times: " + Json.reason(e) + remedy, e);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e) + remedy, e);
        }
    }

    static Path file(Path reports) {
        return reports.resolve(FOLDER).resolve(FILE);
    }
}
