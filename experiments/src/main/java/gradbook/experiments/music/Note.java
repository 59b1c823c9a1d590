package gradbook.experiments.music;

/**
 * A key that is held down.
 *
 * @param time when, in steps of {@link Score#STEPS} to a beat
 * @param length how long, in steps
 * @param pitch as MIDI counts it: 60 is the middle C
 */
record Note(int time, int length, int pitch, Hand hand) {}
