package gradbook.experiments.published;

import gradbook.experiments.replay.BackpropTable;
import gradbook.experiments.report.Figures;
import gradbook.experiments.report.MeasuredFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long whole replays take here and in NumPy, {@code reports/replays/times.json}, as {@code scripts/replay-times} measured it.
 *
 * @param cpu the processor's model name
 * @param processors it had for the process
 * @param vectorBits width of its vectors by the Vector API
 * @param numpy the version of NumPy and what multiplies matrices for it
 * @param runs the replays
 */
public record ReplayTimes(String cpu, int processors, int vectorBits, String numpy, List<Run> runs) {
    private static final String FILE = "times.json";

    public ReplayTimes {
        runs = List.copyOf(runs);
    }

    /**
     * Seconds from reading the data to the final losses, in order of measurement; all took turns.
     *
     * @param run the experiment with its version
     * @param ours on all processors, by JDK
     * @param numpy on all processors
     * @param numpyOnOneThread with a single thread for products
     */
    public record Run(String run, Map<String, List<Double>> ours, List<Double> numpy, List<Double> numpyOnOneThread) {
        public Run {
            ours = Collections.unmodifiableMap(new LinkedHashMap<>(ours));
            numpy = List.copyOf(numpy);
            numpyOnOneThread = List.copyOf(numpyOnOneThread);
        }

        /** How many times as fast ours is under a JDK as NumPy at its faster, by medians. */
        double ratio(String jdk) {
            return Math.min(Figures.median(numpy), Figures.median(numpyOnOneThread)) / Figures.median(ours.get(jdk));
        }
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
