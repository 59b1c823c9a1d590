package gradbook.experiments.music;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** Reads what is struck in a MIDI file for two hands (MIDI 1.0, "Standard MIDI Files"): two tracks with notes, the right hand's first. */
final class MidiReader {
    private MidiReader() {}

    /**
     * The score of a file, each time rounded to the nearest step.
     *
     * @param name of the file, for messages
     */
    static Score read(String name, byte[] file) {
        Sequence sequence = sequence(name, file);
        List<Track> hands = new ArrayList<>();
        for (Track track : sequence.getTracks()) {
            if (strikes(track).length > 0) {
                hands.add(track);
            }
        }
        if (hands.size() != Hand.values().length) {
            throw new Failure("expected two tracks with notes in " + name + ", one for each hand, found " + hands.size()
                    + "; take a piano piece whose hands are apart");
        }
        Score.Builder score = new Score.Builder();
        for (Hand hand : Hand.values()) {
            for (MidiEvent strike : strikes(hands.get(hand.ordinal()))) {
                double beats = (double) strike.getTick() / sequence.getResolution();
                score.strike(
                        (int) Math.round(beats * Score.STEPS), hand, ((ShortMessage) strike.getMessage()).getData1());
            }
        }
        return score.build();
    }

    private static Sequence sequence(String name, byte[] file) {
        try {
            Sequence sequence = MidiSystem.getSequence(new ByteArrayInputStream(file));
            if (sequence.getDivisionType() != Sequence.PPQ) {
                throw new Failure("expected times in parts of a beat in " + name
                        + ", found times in parts of a second; take a file that was made from a score");
            }
            return sequence;
        } catch (InvalidMidiDataException | IOException problem) {
            throw new Failure(
                    "expected a MIDI file, found that " + name + " is none: " + Reason.of(problem)
                            + "; replace it by the original",
                    problem);
        }
    }

    /** The beginnings of notes; one with a velocity of 0 is an end. */
    private static MidiEvent[] strikes(Track track) {
        List<MidiEvent> found = new ArrayList<>();
        for (int i = 0; i < track.size(); i++) {
            if (track.get(i).getMessage() instanceof ShortMessage message
                    && message.getCommand() == ShortMessage.NOTE_ON
                    && message.getData2() > 0) {
                found.add(track.get(i));
            }
        }
        return found.toArray(MidiEvent[]::new);
    }
}
