package gradbook.experiments.run;

/**
 * What was measured after an epoch.
 *
 * @param epoch counted from 1
 */
public record EpochMeasures(int epoch, Measures measures) {}
