package gradbook.experiments.report;

import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Spread;
import gradbook.experiments.run.Sweep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sweep as tables: its settings with mean and deviation over the seeds, and its runs with the command that gives each again.
 *
 * @param sweep with at least one run
 */
public record SweepTables(Sweep sweep) {
    /** What settings are chosen by, the first that there is: never by test images. */
    private static final List<String> CHOICES = List.of("validationAccuracy", "validationLoss", "trainLoss");

    private static final String TEST = "testAccuracy";

    private static final String NONE = "none, for every setting has a run that came to no end";

    /** What settings are compared by. */
    public String choice() {
        return CHOICES.stream()
                .filter(name -> sweep.runs().get(0).has(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The settings whose mean is best, in words. Only those count whose every run came to an end: where some seeds fail, the mean of the
     * others is that of the lucky ones.
     */
    public String best() {
        String choice = choice();
        Set<Map<String, String>> incomplete = incomplete();
        Comparator<Map.Entry<Map<String, String>, List<Sweep.Run>>> byMean = Comparator.comparingDouble(
                group -> spread(group.getValue(), choice).mean());
        Stream<Map.Entry<Map<String, String>, List<Sweep.Run>>> groups =
                sweep.bySettings().entrySet().stream().filter(group -> !incomplete.contains(group.getKey()));
        return (choice.endsWith("Accuracy") ? groups.max(byMean) : groups.min(byMean))
                .map(group -> name(group.getKey()))
                .orElse(NONE);
    }

    /** Settings of which a run came to no end. */
    private Set<Map<String, String>> incomplete() {
        return sweep.failed().stream()
                .map(failed -> {
                    Map<String, String> settings = new LinkedHashMap<>(failed.settings());
                    settings.remove("seed");
                    return settings;
                })
                .collect(Collectors.toSet());
    }

    /** The titles of {@link #settings}; those over figures begin with {@code >}. */
    public List<String> settingTitles() {
        List<String> titles = new ArrayList<>(List.of("settings", ">runs", ">" + Figures.words(choice())));
        if (tests()) {
            titles.add(">" + Figures.words(TEST));
        }
        titles.add(">seconds a run");
        return titles;
    }

    /** A row for each setting. */
    public List<List<String>> settings() {
        return sweep.bySettings().entrySet().stream()
                .map(group -> {
                    List<Sweep.Run> runs = group.getValue();
                    List<String> row = new ArrayList<>(List.of(
                            name(group.getKey()),
                            Figures.count(runs.size()),
                            Figures.spread(choice(), spread(runs, choice()))));
                    if (tests()) {
                        row.add(Figures.spread(TEST, spread(runs, TEST)));
                    }
                    row.add(Figures.seconds(
                            Figures.median(runs.stream().map(Sweep.Run::seconds).toList())));
                    return row;
                })
                .toList();
    }

    /** The titles of {@link #runs}. */
    public List<String> runTitles() {
        List<String> titles = new ArrayList<>(List.of("settings", ">seed", ">" + Figures.words(choice())));
        if (tests()) {
            titles.add(">" + Figures.words(TEST));
        }
        titles.add("run it again");
        return titles;
    }

    /** A row for each run that came to an end. */
    public List<List<String>> runs() {
        List<List<String>> rows = new ArrayList<>();
        for (Sweep.Run run : sweep.runs()) {
            List<String> row = new ArrayList<>(List.of(
                    name(run.settings()), Long.toString(run.seed()), Figures.measure(choice(), run.value(choice()))));
            if (tests()) {
                row.add(Figures.measure(TEST, run.value(TEST)));
            }
            row.add(command(run.settings(), run.seed()));
            rows.add(row);
        }
        return rows;
    }

    private boolean tests() {
        return sweep.runs().stream().allMatch(run -> run.has(TEST));
    }

    /** {@code run mnist-mlp@1 --set hidden=64 --seed 7}, without what is pinned anyway. */
    private String command(Map<String, String> settings, long seed) {
        ExperimentId id = sweep.experiment();
        String set = settings.entrySet().stream()
                .map(setting -> " --set " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
        boolean pinned = sweep.configuration().path("seed").asLong() == seed;
        return "run " + id + set + (pinned ? "" : " --seed " + seed);
    }

    /** Settings in one line: {@code hidden=64 dropout=0.5}, or {@code pinned} where there are none. */
    public static String name(Map<String, String> settings) {
        return settings.isEmpty()
                ? "pinned"
                : settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static Spread spread(List<Sweep.Run> runs, String name) {
        return Spread.of(runs.stream().map(run -> run.value(name)).toList());
    }
}
