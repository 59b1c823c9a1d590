package gradbook.experiments.music;

import java.util.List;

/**
 * What one hand strikes at once: a note or a chord.
 *
 * @param time in steps of {@link Score#STEPS} to a beat
 * @param pitches as MIDI counts them, from the lowest to the highest
 */
record Strike(int time, Hand hand, List<Integer> pitches) {
    Strike {
        pitches = List.copyOf(pitches);
        if (time < 0 || pitches.isEmpty()) {
            throw new IllegalArgumentException("a strike at " + time + " of " + pitches);
        }
    }
}
