package gradbook.experiments.published;

import gradbook.experiments.replay.BackpropTable;
import gradbook.experiments.report.MeasuredFile;
import java.nio.file.Path;
import java.util.List;

/**
 * How long whole replays take here and in NumPy, {@code reports/replays/times.json}, as {@code scripts/replay-times} measured it.
 *
 * @param cpu the processor's model name
 * @param processors it had for the process
 * @param vectorBits width of its vectors by the Vector API
 * @param numpy the version of NumPy and what multiplies matrices for it
 * @param rows a replay under a JDK each
 */
public record ReplayTimes(String cpu, int processors, int vectorBits, String numpy, List<Row> rows) {
    private static final String FILE = "times.json";

    public ReplayTimes {
        rows = List.copyOf(rows);
    }

    /**
     * Seconds from reading the data to the final losses, in order of measurement; the three took turns.
     *
     * @param run the experiment with its version
     * @param jdk that ours ran on
     * @param ours on all processors
     * @param numpy on all processors
     * @param numpyOnOneThread with a single thread for products
     */
    public record Row(String run, String jdk, List<Double> ours, List<Double> numpy, List<Double> numpyOnOneThread) {
        public Row {
            ours = List.copyOf(ours);
            numpy = List.copyOf(numpy);
            numpyOnOneThread = List.copyOf(numpyOnOneThread);
        }

        /** How many times as fast ours is as NumPy at its faster, by medians. */
        double ratio() {
            return Math.min(median(numpy), median(numpyOnOneThread)) / median(ours);
        }
    }

    static double median(List<Double> seconds) {
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /**
     * Reads it.
     *
     * @param reports the folder of all reports
     */
    static ReplayTimes read(Path reports) {
        return in(reports).read();
    }

    /** Writes it into the folder of all reports. */
    void write(Path reports) {
        in(reports).write(this);
    }

    private static MeasuredFile<ReplayTimes> in(Path reports) {
        return new MeasuredFile<>(
                reports.resolve(BackpropTable.FOLDER).resolve(FILE),
                ReplayTimes.class,
                "a table of times",
                "restore it, or measure again by scripts/replay-times");
    }
}
