package gradbook.experiments.run;

/**
 * Where a run's losses stand after a step.
 *
 * @param step the last one, counted from 0
 * @param loss of this step, in hexadecimal
 * @param digest of the losses of all steps up to it: the first 16 digits of their SHA-256
 */
public record LossMark(int step, String loss, String digest) {
    public LossMark {
        Trace.requireNumber("loss", loss);
    }
}
