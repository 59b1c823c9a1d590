package gradbook.experiments.music;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** Writes scores as MIDI files that any player plays: a track for the tempo and one for each hand, on a piano. */
final class MidiWriter {
    /** Ticks to a beat, as in the pieces. */
    private static final int RESOLUTION = 384;

    /** 80 beats a minute, in microseconds. */
    private static final int BEAT = 750_000;

    private static final int TEMPO = 0x51;
    private static final int SEPARATE_TRACKS = 1;
    private static final int RIGHT_VELOCITY = 80;
    private static final int LEFT_VELOCITY = 64;

    private MidiWriter() {}

    /** The bytes of a file. */
    static byte[] write(Score score) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Sequence sequence = new Sequence(Sequence.PPQ, RESOLUTION);
            byte[] beat = {(byte) (BEAT >> 16), (byte) (BEAT >> 8), (byte) BEAT};
            sequence.createTrack().add(new MidiEvent(new MetaMessage(TEMPO, beat, beat.length), 0));
            for (Hand hand : Hand.values()) {
                write(score, hand, sequence.createTrack());
            }
            MidiSystem.write(sequence, SEPARATE_TRACKS, bytes);
        } catch (InvalidMidiDataException e) {
            throw new IllegalStateException("a score has nothing that MIDI lacks", e);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can go wrong in memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Score score, Hand hand, Track track) throws InvalidMidiDataException {
        int velocity = hand == Hand.RIGHT ? RIGHT_VELOCITY : LEFT_VELOCITY;
        // Ends before beginnings at the same time: a key must be up to be struck again.
        for (Note note : score.notes()) {
            if (note.hand() == hand) {
                add(track, ShortMessage.NOTE_OFF, hand, note.pitch(), 0, note.time() + note.length());
            }
        }
        for (Note note : score.notes()) {
            if (note.hand() == hand) {
                add(track, ShortMessage.NOTE_ON, hand, note.pitch(), velocity, note.time());
            }
        }
    }

    private static void add(Track track, int command, Hand hand, int pitch, int velocity, int time)
            throws InvalidMidiDataException {
        ShortMessage message = new ShortMessage(command, hand.ordinal(), pitch, velocity);
        track.add(new MidiEvent(message, (long) time * RESOLUTION / Score.STEPS));
    }
}
