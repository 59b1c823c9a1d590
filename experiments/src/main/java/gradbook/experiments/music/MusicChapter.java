package gradbook.experiments.music;

import gradbook.experiments.report.Chapter;
import gradbook.experiments.report.Figures;
import gradbook.experiments.report.Markdown;
import gradbook.experiments.report.PianoRollPicture;
import gradbook.experiments.report.ReportFolder;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Objective;
import gradbook.experiments.run.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page on music, with a piece that plays. */
public final class MusicChapter implements Chapter {
    /** The kept network's music. */
    static final String GENERATED = "generated.mid";

    /** That of the last epoch. */
    static final String LAST = "generated-last.mid";

    /** The original's, held as long as theirs. */
    static final String ORIGINAL = "original.mid";

    private static final List<String> TITLES = List.of(
            "Elite Syncopations as Joplin goes on",
            "The network of the last epoch goes on",
            "The network with the lowest validation loss goes on");

    @Override
    public String folder() {
        return "music";
    }

    @Override
    public String title() {
        return "Notes and chords";
    }

    @Override
    public List<? extends Experiment<?>> experiments() {
        return List.of(new MusicLstmV1());
    }

    @Override
    public List<PianoRollPicture> pictures(List<ReportFolder> reports) {
        return List.of(picture(result(reports)));
    }

    @Override
    public Map<String, byte[]> files(List<ReportFolder> reports) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(GENERATED, midi(result(reports), MusicLstmV1.KEPT));
        files.put(LAST, midi(result(reports), MusicLstmV1.LAST));
        files.put(ORIGINAL, midi(result(reports), MusicLstmV1.ORIGINAL));
        return files;
    }

    private static byte[] midi(Result result, int text) {
        return MidiWriter.write(score(result, text));
    }

    private static Result result(List<ReportFolder> reports) {
        return reports.get(0).record().result();
    }

    private static Score score(Result result, int text) {
        return Notation.score(Notation.read(result.texts().get(text)));
    }

    /** Original and generated, one above the other. */
    static PianoRollPicture picture(Result result) {
        List<PianoRollPicture.Roll> rolls = new ArrayList<>();
        for (int text : new int[] {MusicLstmV1.ORIGINAL, MusicLstmV1.KEPT, MusicLstmV1.LAST}) {
            rolls.add(new PianoRollPicture.Roll(
                    TITLES.get(text),
                    score(result, text).notes().stream().map(MusicChapter::bar).toList()));
        }
        return new PianoRollPicture("piano-rolls.png", rolls, List.of("right hand", "left hand"), Continuation.GIVEN);
    }

    private static PianoRollPicture.Bar bar(Note note) {
        double from = (double) note.time() / Score.STEPS;
        double to = (double) (note.time() + note.length()) / Score.STEPS;
        return new PianoRollPicture.Bar(from, to, note.pitch(), note.hand().ordinal());
    }

    @Override
    public void write(Markdown page, List<ReportFolder> reports) {
        Result result = result(reports);
        Measures found = result.metrics();
        PianoRollPicture picture = picture(result);
        double kept = found.value(Objective.VALIDATION_LOSS);
        page.paragraph(
                        "Ten piano pieces, eight of them by Scott Joplin, as words for notes, chords and steps in time: what comes next? Three long "
                                + "short-term memories on each other learn it from nine pieces, "
                                + Figures.count(result.split().get("train")) + " words, and go on with the tenth. "
                                + "[How they are trained](../"
                                + new MusicLstmV1().id().folder() + "/report.md).")
                .heading(2, "How a piece goes on")
                .picture(picture.alternative(), picture.file())
                .paragraph(
                        "The first four bars of Elite Syncopations are Joplin's in all three, then each goes its way for "
                                + Continuation.WRITTEN
                                + " words. The words do not say how long a key is held: here, and in the files below, it is until its "
                                + "hand strikes again, and two beats at most. What the network writes is the first that was drawn, not the best of many.")
                .paragraph("To listen to: [generated.mid](" + GENERATED
                        + "), by the network with the lowest validation loss, which is kept, [generated-last.mid]("
                        + LAST + ") by that of the last epoch, and [original.mid](" + ORIGINAL
                        + "), Joplin's notes held as long as theirs.")
                .heading(2, "What so little data allows")
                .table(
                        List.of(
                                "network",
                                ">loss in the tenth piece",
                                ">longest copy, words",
                                ">in copies of 24 and more"),
                        List.of(
                                List.of(
                                        "frequencies alone",
                                        Figures.measure("loss", found.value("frequenciesLoss")),
                                        "",
                                        ""),
                                row("at its best, kept", kept, found, "longestCopy", "copiedShare"),
                                row(
                                        "after the last epoch",
                                        found.value("lastValidationLoss"),
                                        found,
                                        "lastLongestCopy",
                                        "lastCopiedShare")))
                .paragraph(String.format(
                        Locale.ROOT,
                        "At its best the network is as unsure as among %.0f equally likely words, of %,d. That is enough for hands that keep to their "
                                + "registers, and for most steps in time; and for nothing longer: keys are not kept, nothing returns, no phrase "
                                + "has an end.",
                        StrictMath.exp(kept),
                        Pieces.VOCABULARY.size()))
                .paragraph(String.format(
                        Locale.ROOT,
                        "From there on it fits the nine pieces ever closer. The loss in them falls to %.2f, the one in the tenth rises to %.2f, as if it had "
                                + "learned next to nothing. The picture says otherwise: in its last part basses and chords alternate as in a rag, which "
                                + "they hardly do in the middle one. The loss is the price of being sure where the piece goes elsewhere; what one sees is the sureness. It "
                                + "does not copy even so.",
                        result.epochs()
                                .get(result.epochs().size() - 1)
                                .measures()
                                .value("trainLoss"),
                        found.value("lastValidationLoss")))
                .heading(2, "Another one")
                .paragraph("Another seed is another piece; temperature, top-k and top-p are as for text.")
                .shell(
                        "scripts/gradbook run music-lstm\nscripts/gradbook generate music-lstm --seed 7 --temperature 0.8 --length 400 --output piece.mid");
    }

    private static List<String> row(String network, double loss, Measures found, String longest, String share) {
        return List.of(
                network,
                Figures.measure("loss", loss),
                Figures.count((long) found.value(longest)),
                Figures.percent(found.value(share)));
    }
}
