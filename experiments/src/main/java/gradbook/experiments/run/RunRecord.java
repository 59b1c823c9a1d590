package gradbook.experiments.run;

/**
 * What a run leaves behind.
 *
 * @param format version of this layout
 * @param experiment name and version
 * @param result reproducible, compared
 * @param environment where and how fast, not compared
 */
public record RunRecord(int format, ExperimentId experiment, Result result, Environment environment) {
    /** The layout that this program writes and reads. */
    public static final int FORMAT = 1;
}
