package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.List;

/**
 * How the time of a training step grows with its network and batch; {@code scripts/benchmark scaling} measures it.
 *
 * @param machine processor and operating system
 * @param jdk its version
 * @param network that of which one dimension varies, in a line
 * @param points by dimension, threads and size
 */
public record ScalingTimes(String machine, String jdk, String network, List<Point> points) {
    /** The file in {@link PerformanceComparison#FOLDER}. */
    public static final String FILE = "scaling.json";

    public ScalingTimes {
        points = List.copyOf(points);
    }

    /**
     * A step.
     *
     * @param dimension that varies: {@code batch size}, {@code width} or {@code depth}
     * @param size along it
     * @param multiplyAdds in the products of the step, forward and backward
     * @param times in milliseconds
     */
    public record Point(
            String dimension, int size, int threads, double multiplyAdds, PerformanceComparison.Times times) {}

    /** Writes it into the folder of all reports. */
    public void write(Path reports) {
        in(reports).write(this);
    }

    /** The file in the folder of all reports. */
    static MeasuredFile<ScalingTimes> in(Path reports) {
        return new MeasuredFile<>(
                reports.resolve(PerformanceComparison.FOLDER).resolve(FILE),
                ScalingTimes.class,
                "a table of times by size",
                "restore it, or delete it and run scripts/benchmark scaling");
    }

    /** The dimensions that vary. */
    List<String> dimensions() {
        return points.stream().map(Point::dimension).distinct().toList();
    }

    /** The numbers of threads, ascending. */
    List<Integer> threads() {
        return points.stream().map(Point::threads).distinct().sorted().toList();
    }

    /** Those along a dimension with so many threads, from small to large. */
    List<Point> along(String dimension, int threads) {
        return points.stream()
                .filter(point -> point.dimension().equals(dimension) && point.threads() == threads)
                .toList();
    }

    /**
     * The power of the work that the time grows with: the slope of the least-squares line through the logarithms of both, over the larger
     * half of the sizes, where fixed costs of a step no longer count. 1 is linear.
     */
    double exponent(String dimension, int threads) {
        List<Point> all = along(dimension, threads);
        List<Point> large = all.subList(all.size() / 2, all.size());
        double workMean = 0;
        double timeMean = 0;
        for (Point point : large) {
            workMean += Math.log(point.multiplyAdds()) / large.size();
            timeMean += Math.log(point.times().median()) / large.size();
        }
        double both = 0;
        double work = 0;
        for (Point point : large) {
            double x = Math.log(point.multiplyAdds()) - workMean;
            both += x * (Math.log(point.times().median()) - timeMean);
            work += x * x;
        }
        return both / work;
    }
}
