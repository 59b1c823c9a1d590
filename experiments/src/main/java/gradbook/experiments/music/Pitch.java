package gradbook.experiments.music;

import java.util.List;

/** Names of pitches: 60, the middle C, is C4 (Young 1939); black keys are named by the white one below. */
final class Pitch {
    /** Those that MIDI has. */
    static final int COUNT = 128;

    private static final List<String> NAMES = List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B");

    private Pitch() {}

    /** {@code C4} of 60. */
    static String name(int pitch) {
        return NAMES.get(pitch % NAMES.size()) + (pitch / NAMES.size() - 1);
    }

    /**
     * 60 of {@code C4}.
     *
     * @throws IllegalArgumentException if there is no such pitch
     */
    static int of(String name) {
        for (int pitch = 0; pitch < COUNT; pitch++) {
            if (name(pitch).equals(name)) {
                return pitch;
            }
        }
        throw new IllegalArgumentException(
                "expected a pitch from " + name(0) + " to " + name(COUNT - 1) + ", found '" + name + "'");
    }
}
