package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast single kernels are; {@code scripts/benchmark kernels} measures it, on the machine that it names.
 *
 * @param machine processor and operating system
 * @param rows by JDK, in the order of the kernels
 */
public record KernelTimes(String machine, List<Row> rows) {
    /** The file in {@link PerformanceComparison#FOLDER}. */
    public static final String FILE = "kernels.json";

    public KernelTimes {
        rows = List.copyOf(rows);
    }

    /**
     * A kernel under a JDK. Speeds are thousand millions a second: of multiplications and additions if it is a product, of elements
     * otherwise.
     *
     * @param kernel its name and sizes
     * @param jdk its version
     * @param peak of a product of 512x512 matrices with as many threads in the same run, on the faster of both sides; 0 if this is no product
     */
    public record Row(
            String kernel,
            String jdk,
            int threads,
            boolean isProduct,
            double median,
            double least,
            double most,
            double peak) {}

    /** Writes what was measured under a JDK, beside what was under others on the same machine. */
    public static void write(Path reports, String machine, String jdk, List<Row> rows) {
        List<Row> all = new ArrayList<>();
        if (in(reports).exists()) {
            KernelTimes found = in(reports).read();
            if (found.machine().equals(machine)) {
                found.rows().stream().filter(row -> !row.jdk().equals(jdk)).forEach(all::add);
            }
        }
        all.addAll(rows);
        in(reports).write(new KernelTimes(machine, all));
    }

    /** The file in the folder of all reports. */
    static MeasuredFile<KernelTimes> in(Path reports) {
        return new MeasuredFile<>(
                reports.resolve(PerformanceComparison.FOLDER).resolve(FILE),
                KernelTimes.class,
                "a table of kernels",
                "restore it, or delete it and run scripts/benchmark kernels");
    }
}
