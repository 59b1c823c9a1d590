package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.List;

/**
 * The memory of one process that trains again and again; {@code scripts/soak} measures it.
 *
 * @param machine processor and operating system
 * @param jdk its version
 * @param experiments that are run in turn, each whole and with its models
 * @param samples in the order of time
 */
public record Soak(String machine, String jdk, List<String> experiments, List<Sample> samples) {
    private static final String FILE = "soak.json";

    /** Part of the time after which compilers, caches and libraries have what they need. */
    private static final double SETTLED = 0.25;

    public Soak {
        experiments = List.copyOf(experiments);
        samples = List.copyOf(samples);
    }

    /**
     * The memory after a run.
     *
     * @param minutes since the start
     * @param runs that have ended
     * @param residentMegabytes of the process, as the system counts
     * @param heapMegabytes that are left of the heap after it was collected
     */
    public record Sample(double minutes, int runs, double residentMegabytes, double heapMegabytes) {}

    /** Writes it into the folder of all reports. */
    public void write(Path reports) {
        in(reports).write(this);
    }

    /** The file in the folder of all reports. */
    static MeasuredFile<Soak> in(Path reports) {
        return new MeasuredFile<>(
                reports.resolve(Faults.FOLDER).resolve(FILE),
                Soak.class,
                "a measurement of memory",
                "restore it, or delete it and run scripts/soak");
    }

    Sample last() {
        return samples.get(samples.size() - 1);
    }

    /** Samples after the first quarter of the time. */
    List<Sample> settled() {
        double from = SETTLED * last().minutes();
        return samples.stream().filter(sample -> sample.minutes() >= from).toList();
    }
}
