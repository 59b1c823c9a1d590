package gradbook.experiments.run;

import gradbook.engine.optim.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the losses of steps with a growing learning rate say of the rate (Smith 2017, arXiv:1506.01186).
 *
 * @param rates by step
 * @param smoothed losses by step, up to where they have left the lowest far behind
 */
public record RateSearch(List<Double> rates, List<Double> smoothed) {
    /** Weight of what was before, in the running mean. */
    private static final double MEMORY = 0.9;

    /** So many times the lowest loss, and nothing good follows. */
    private static final double BLOWN_UP = 4;

    /** The lowest loss is found at the edge; this is a safe distance from it. */
    private static final double SAFETY = 0.1;

    /**
     * Reads a search.
     *
     * @param losses of the steps 0, 1, ...; all finite, at least one
     */
    public static RateSearch of(Schedule rates, List<Double> losses) {
        List<Double> smoothed = new ArrayList<>();
        double mean = 0;
        double weight = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (double loss : losses) {
            mean = MEMORY * mean + (1 - MEMORY) * loss;
            weight = MEMORY * weight + (1 - MEMORY);
            double value = mean / weight;
            if (value > BLOWN_UP * lowest) {
                break;
            }
            lowest = Math.min(lowest, value);
            smoothed.add(value);
        }
        return new RateSearch(
                IntStream.range(0, smoothed.size()).mapToObj(rates::at).toList(), smoothed);
    }

    /** A tenth of the rate at which the smoothed loss is lowest. */
    public double suggestion() {
        int lowest = 0;
        for (int i = 1; i < smoothed.size(); i++) {
            if (smoothed.get(i) < smoothed.get(lowest)) {
                lowest = i;
            }
        }
        return SAFETY * rates.get(lowest);
    }

    /** The smoothed loss by the rate's power of ten. */
    public Plot plot() {
        return new Plot(
                "rate-search",
                "Loss by learning rate",
                "learning rate, as a power of ten",
                "smoothed cross-entropy (nats)",
                false,
                List.of(new Plot.Line(
                        "loss", rates.stream().map(StrictMath::log10).toList(), smoothed)));
    }
}
