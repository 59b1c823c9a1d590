package gradbook.experiments.run;

/**
 * What every experiment's typed configuration has: a record whose constructor refuses what cannot be run. The ranges stand at its
 * components, where the command line finds them too:
 *
 * <pre>{@code
 * record Settings(long seed, @Range(from = 1) int epochs) implements Configuration {
 *     Settings {
 *         Configuration.check(Settings.class, seed, epochs);
 *     }
 * }
 * }</pre>
 */
public interface Configuration {
    /** The seed from which every draw comes. */
    long seed();

    /**
     * Refuses values outside of their components' ranges.
     *
     * @param type the configuration
     * @param values of all components, in their order
     * @throws IllegalArgumentException for instance "epochs must be at least 1, found 0"
     */
    static void check(Class<? extends Record> type, Object... values) {
        for (Setting setting : Setting.of(type)) {
            setting.check(values[setting.place()]);
        }
    }
}
