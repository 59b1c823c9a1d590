package gradbook.experiments.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Training steps and inference, here and elsewhere, timed in alternation; {@code scripts/benchmark} makes it, on the machine that it names.
 *
 * @param machine processor and operating system
 * @param threads of each side
 * @param rows by workload, then JDK
 */
public record PerformanceComparison(String machine, int threads, List<Row> rows) {
    /** The folder in {@code reports/}. */
    public static final String FOLDER = "performance";

    /** The file in it. */
    public static final String FILE = "comparison.json";

    public PerformanceComparison {
        rows = List.copyOf(rows);
    }

    /** Who works. */
    public enum Who {
        GRADBOOK("Gradbook"),
        LIBTORCH("libtorch"),
        ONNX_RUNTIME("ONNX Runtime"),
        PYTHON("Python");

        private final String title;

        Who(String title) {
            this.title = title;
        }

        /** As a column's head. */
        public String title() {
            return title;
        }
    }

    /** Milliseconds a step: the median of the repetitions, and the fastest and the slowest of them. */
    public record Times(double median, double least, double most) {}

    /**
     * One who works, in a process of its own.
     *
     * @param version of what is measured, for instance {@code libtorch 2.7.1}
     * @param peakMegabytes the largest resident memory of the process, in units of 2^20 bytes
     */
    public record Side(Who who, String version, Times times, double peakMegabytes) {}

    /**
     * A workload under a JDK.
     *
     * @param workload {@code W1}
     * @param definition network and step in a line
     * @param jdk its version
     * @param multiplyAdds in the products of a step; 0 where a share of the machine's peak means nothing
     * @param peak GFLOP/s of a product of 512x512 matrices in the same run, on the side that is faster at it
     * @param must how many times as fast as ONNX Runtime we must be at least; null where it has no such work
     * @param sides Gradbook first
     */
    public record Row(
            String workload,
            String definition,
            String jdk,
            long multiplyAdds,
            double peak,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double must,
            List<Side> sides) {
        public Row {
            sides = List.copyOf(sides);
        }

        /** What one of them took, if it took part. */
        Optional<Side> side(Who who) {
            return sides.stream().filter(side -> side.who() == who).findFirst();
        }

        /** How many times as fast as this one. */
        OptionalDouble ratio(Who who) {
            double ours = side(Who.GRADBOOK).orElseThrow().times().median();
            return side(who).stream()
                    .mapToDouble(side -> side.times().median() / ours)
                    .findFirst();
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
        return new PerformanceComparison(machine, threads, all);
    }

    /** Writes a row into the folder of all reports, beside those of other workloads and JDKs that were measured on the same machine. */
    public static void write(Path reports, String machine, int threads, Row row) {
        PerformanceComparison fresh = new PerformanceComparison(machine, threads, List.of());
        PerformanceComparison found = in(reports).exists() ? in(reports).read() : fresh;
        boolean same = found.machine().equals(machine) && found.threads() == threads;
        in(reports).write((same ? found : fresh).with(row));
    }

    /** The file in the folder of all reports. */
    static MeasuredFile<PerformanceComparison> in(Path reports) {
        return new MeasuredFile<>(
                reports.resolve(FOLDER).resolve(FILE),
                PerformanceComparison.class,
                "a comparison of times",
                "restore it, or delete it and run scripts/benchmark");
    }
}
