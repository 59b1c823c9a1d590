package gradbook.experiments.run;

import java.util.List;

/**
 * Lines in one pair of axes, for a picture on the page of a run.
 *
 * @param name lower-case words joined by hyphens, the picture's file without its ending
 * @param x title of the axis, with the unit
 * @param y title of the axis, with the unit
 * @param logarithmic whether y grows by factors; then it is above 0
 */
public record Plot(String name, String title, String x, String y, boolean logarithmic, List<Line> lines) {
    /** Points joined by a line, in ascending x; all finite. */
    public record Line(String name, List<Double> x, List<Double> y) {
        public Line {
            x = List.copyOf(x);
            y = List.copyOf(y);
            if (x.size() != y.size() || x.isEmpty()) {
                throw new IllegalArgumentException("line " + name + ": expected as many x as y and at least one, found "
                        + x.size() + " and " + y.size());
            }
            if (!x.stream().allMatch(Double::isFinite) || !y.stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("line " + name + ": expected finite points, found " + x + ", " + y);
            }
        }
    }

    public Plot {
        lines = List.copyOf(lines);
    }
}
