package gradbook.experiments.music;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Music for two hands: when which keys are struck. How long they are held is not in it.
 *
 * @param strikes by time, of the left hand before the right one; each hand at most once at a time
 */
record Score(List<Strike> strikes) {
    /** To a beat: a sixteenth has three, an eighth of a triplet four. */
    static final int STEPS = 12;

    /** No key is held longer, two beats. */
    private static final int LONGEST = 2 * STEPS;

    private static final Comparator<Strike> ORDER =
            Comparator.comparingInt(Strike::time).thenComparing(Strike::hand, Comparator.reverseOrder());

    Score {
        strikes = List.copyOf(strikes);
    }

    /** Keys that are struck in any order; the first of them at time 0, those of one hand at one time as one chord. */
    static final class Builder {
        private final Map<Hand, Map<Integer, TreeSet<Integer>>> struck = new EnumMap<>(Hand.class);

        Builder strike(int time, Hand hand, int pitch) {
            struck.computeIfAbsent(hand, one -> new TreeMap<>())
                    .computeIfAbsent(time, one -> new TreeSet<>())
                    .add(pitch);
            return this;
        }

        Score build() {
            int first = struck.values().stream()
                    .flatMap(one -> one.keySet().stream())
                    .min(Comparator.naturalOrder())
                    .orElse(0);
            List<Strike> strikes = new ArrayList<>();
            struck.forEach((hand, times) -> times.forEach(
                    (time, pitches) -> strikes.add(new Strike(time - first, hand, List.copyOf(pitches)))));
            strikes.sort(ORDER);
            return new Score(strikes);
        }
    }

    /** The keys, each held until its hand strikes again, or for two beats. */
    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < strikes.size(); i++) {
            Strike strike = strikes.get(i);
            int length = Math.min(LONGEST, next(i) - strike.time());
            strike.pitches().forEach(pitch -> notes.add(new Note(strike.time(), length, pitch, strike.hand())));
        }
        return notes;
    }

    /** When a strike's hand strikes again. */
    private int next(int place) {
        Strike strike = strikes.get(place);
        return strikes.subList(place + 1, strikes.size()).stream()
                .filter(later -> later.hand() == strike.hand())
                .mapToInt(Strike::time)
                .findFirst()
                .orElse(strike.time() + LONGEST);
    }
}
