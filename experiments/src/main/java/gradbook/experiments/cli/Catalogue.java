package gradbook.experiments.cli;

import gradbook.experiments.cnn.Cnn;
import gradbook.experiments.failure.FailuresV1;
import gradbook.experiments.failure.OverfitOneBatchV1;
import gradbook.experiments.gates.Gates;
import gradbook.experiments.generalization.Generalization;
import gradbook.experiments.generalization.GeneralizationChapter;
import gradbook.experiments.mnist.Mnist1000MlpV1;
import gradbook.experiments.mnist.MnistMlpV1;
import gradbook.experiments.music.MusicChapter;
import gradbook.experiments.music.MusicLstmV1;
import gradbook.experiments.names.NamesChapter;
import gradbook.experiments.names.Spellers;
import gradbook.experiments.published.ReplayChapter;
import gradbook.experiments.regularization.LearningRateFinderV1;
import gradbook.experiments.regularization.Regularization;
import gradbook.experiments.regularization.RegularizationChapter;
import gradbook.experiments.replay.Replays;
import gradbook.experiments.report.Chapter;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.scalar.MicrogradDemoV1;
import gradbook.experiments.scalar.ScalarFourPointsV1;
import gradbook.experiments.shakespeare.Ladder;
import gradbook.experiments.shakespeare.LadderChapter;
import gradbook.experiments.shakespeare.Playwrights;
import gradbook.experiments.shakespeare.ShakespeareChapter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Every experiment there is, in the order in which a reader should meet them. */
public final class Catalogue {
    /** The list. */
    public static final List<Experiment<?>> ALL = Stream.<List<? extends Experiment<?>>>of(
                    List.of(new ScalarFourPointsV1(), new MicrogradDemoV1(), new Mnist1000MlpV1(), new MnistMlpV1()),
                    Generalization.ALL,
                    Regularization.ALL,
                    List.of(new LearningRateFinderV1()),
                    Cnn.ALL,
                    List.of(new FailuresV1(), new OverfitOneBatchV1()),
                    Replays.ALL,
                    Gates.ALL,
                    Spellers.ALL,
                    Playwrights.ALL,
                    Ladder.RUNGS,
                    List.of(new MusicLstmV1()))
            .<Experiment<?>>flatMap(List::stream)
            .toList();

    /** The pages that lay several of them side by side. */
    public static final List<Chapter> CHAPTERS = List.of(
            new GeneralizationChapter(),
            new RegularizationChapter(),
            new ReplayChapter(),
            new NamesChapter(),
            new ShakespeareChapter(),
            new LadderChapter(),
            new MusicChapter());

    private Catalogue() {}

    /** The experiment called {@code mnist-mlp@1}, or the newest version of {@code mnist-mlp}. */
    public static Optional<Experiment<?>> find(String text) {
        return ALL.stream()
                .filter(experiment -> experiment.id().toString().equals(text)
                        || experiment.id().name().equals(text))
                .max(Comparator.comparingInt(experiment -> experiment.id().version()));
    }

    /** The experiment that a user named, or a usage error that suggests the nearest name. */
    static Experiment<?> known(CommandLine command, String text) {
        return find(text)
                .orElseThrow(() -> new ParameterException(
                        command,
                        "there is no experiment '" + text + "'; did you mean '" + nearest(text)
                                + "'? `gradbook list` shows them all"));
    }

    /** All experiments, or the one that a user named; a usage error if both are asked for, or neither. */
    static List<Experiment<?>> chosen(CommandLine command, String id, boolean all) {
        if (all == (id != null)) {
            throw new ParameterException(
                    command,
                    command.getCommandName() + ": name an experiment or say --all" + (all ? ", not both" : ""));
        }
        return all ? ALL : List.of(known(command, id));
    }

    /** The name that takes the fewest edits to reach from {@code text}. */
    public static String nearest(String text) {
        String name = text.replaceFirst("@.*", "");
        return ALL.stream()
                .map(experiment -> experiment.id().name())
                .min(Comparator.comparingInt(candidate -> edits(name, candidate)))
                .orElseThrow();
    }

    /** Insertions, deletions and replacements between two words (Levenshtein 1966). */
    static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
