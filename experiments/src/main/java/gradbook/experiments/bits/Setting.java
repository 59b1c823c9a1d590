package gradbook.experiments.bits;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a training run's bits may not depend on, and for how long it is trained.
 *
 * @param options of the JVM, for instance {@code -XX:UseAVX=2}
 * @param vectors whether the module {@code jdk.incubator.vector} is added
 * @param threads that divide the work
 * @param grain a thread gets so many outputs at least; 1 divides even the smallest array
 * @param seed of everything that is drawn: the one thing here that bits do depend on
 */
public record Setting(
        Jdk jdk, List<String> options, boolean vectors, int threads, int grain, Length length, long seed) {
    public Setting {
        options = List.copyOf(options);
    }

    /** One thread and nothing else said. */
    static Setting plain(Jdk jdk) {
        return new Setting(jdk, List.of(), jdk.hasVectors(), 1, Integer.MAX_VALUE, Length.WHOLE, 42);
    }

    Setting with(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new Setting(jdk, more, vectors, threads, grain, length, seed);
    }

    Setting withoutVectors() {
        return new Setting(jdk, options, false, threads, grain, length, seed);
    }

    Setting threads(int count) {
        return new Setting(jdk, options, vectors, count, grain, length, seed);
    }

    /** Even the smallest array is divided. */
    Setting tinyShares(int count) {
        return new Setting(jdk, options, vectors, count, 1, length, seed);
    }

    Setting shorter() {
        return new Setting(jdk, options, vectors, threads, grain, Length.SHORT, seed);
    }

    Setting seed(long other) {
        return new Setting(jdk, options, vectors, threads, grain, length, other);
    }

    /** Whether there is such a setting: some processors lack some vector units. */
    boolean exists() {
        return options.stream().allMatch(jdk::grants);
    }

    /** What is special here, without the JDK. */
    public String words() {
        List<String> words = Stream.of(
                        options.stream(),
                        jdk.hasVectors() && !vectors ? Stream.of("no vector module") : Stream.<String>of(),
                        threads > 1 ? Stream.of(threads + " threads") : Stream.<String>of(),
                        grain == 1 ? Stream.of("tiny shares") : Stream.<String>of(),
                        length.equals(Length.WHOLE) ? Stream.<String>of() : Stream.of(length.steps() + " steps"))
                .flatMap(each -> each)
                .toList();
        return words.isEmpty() ? "as it is" : String.join(", ", words);
    }

    @Override
    public String toString() {
        return "JDK " + jdk.version() + ", " + words();
    }
}
