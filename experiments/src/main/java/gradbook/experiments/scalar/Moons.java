package gradbook.experiments.scalar;

import gradbook.engine.random.NumpyRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two interleaved half circles of radius 1, as scikit-learn's {@code make_moons} draws them: outer points
 * {@code (cos t, sin t)} of label -1, inner points {@code (1 - cos t, 1 - sin t - 0.5)} of label +1, t from 0 to π in
 * equal steps; then one shuffle of all, then normal noise on x and y in turn.
 */
public final class Moons {
    /** A point and its class, -1 or +1. */
    public record Point(double x, double y, double label) {}

    private Moons() {}

    /** Twice {@code pointsPerMoon} points, in the order and with the noise that {@code random} gives. */
    public static List<Point> draw(int pointsPerMoon, double noise, NumpyRandom random) {
        int[] order = IntStream.range(0, 2 * pointsPerMoon).toArray();
        random.shuffle(order);
        List<Point> points = new ArrayList<>();
        for (int i : order) {
            Point p =
                    i < pointsPerMoon ? outer(angle(i, pointsPerMoon)) : inner(angle(i - pointsPerMoon, pointsPerMoon));
            points.add(new Point(p.x + random.normal(0, noise), p.y + random.normal(0, noise), p.label));
        }
        return points;
    }

    private static Point outer(double t) {
        return new Point(StrictMath.cos(t), StrictMath.sin(t), -1);
    }

    private static Point inner(double t) {
        return new Point(1 - StrictMath.cos(t), 1 - StrictMath.sin(t) - 0.5, 1);
    }

    /** {@code numpy.linspace(0, pi, count)[i]}: a multiple of the step, but for the last, which is π itself. */
    private static double angle(int i, int count) {
        return i == count - 1 ? Math.PI : i * (Math.PI / (count - 1));
    }
}
