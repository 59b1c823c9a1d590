package gradbook.experiments.replay;

import gradbook.experiments.report.MeasuredFile;
import java.nio.file.Path;
import java.util.List;

/**
 * How near the gradients of {@code replay-makemore-backprop@1} are to those written out by hand, {@code reports/replays/backprop.json}. The
 * same on every machine; a test makes it again and compares.
 *
 * @param rows from the loss back to the embedding
 */
public record BackpropTable(List<Row> rows) {
    /** Folder of the replays' chapter, in that of all reports. */
    public static final String FOLDER = "replays";

    private static final String FILE = "backprop.json";

    public BackpropTable {
        rows = List.copyOf(rows);
    }

    /**
     * A gradient.
     *
     * @param name of what it is the gradient of, in the lecture
     * @param shape of both
     * @param largest absolute value in it, as the engine finds it in float32
     * @param difference32 the largest from the one by hand, with the engine in float32
     * @param difference64 the same with the engine in float64, at the same numbers
     */
    public record Row(String name, List<Integer> shape, double largest, double difference32, double difference64) {
        public Row {
            shape = List.copyOf(shape);
        }
    }

    /**
     * Reads it.
     *
     * @param reports the folder of all reports
     */
    public static BackpropTable read(Path reports) {
        return in(reports).read();
    }

    /** Writes it into the folder of all reports. */
    public void write(Path reports) {
        in(reports).write(this);
    }

    private static MeasuredFile<BackpropTable> in(Path reports) {
        return new MeasuredFile<>(
                reports.resolve(FOLDER).resolve(FILE),
                BackpropTable.class,
                "a table of gradients",
                "restore it, or have the test of these gradients write it");
    }
}
