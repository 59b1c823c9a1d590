package gradbook.experiments.report;

import gradbook.experiments.run.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The final figures of an experiment's runs with several seeds. */
final class SeedsTable {
    private SeedsTable() {}

    static void write(Markdown page, Sweep sweep) {
        List<String> names = List.copyOf(sweep.runs().get(0).metrics().values().keySet());
        List<String> titles = new ArrayList<>(List.of(">seed"));
        names.forEach(name -> titles.add(">" + Figures.words(name)));
        List<List<String>> rows = new ArrayList<>();
        for (Sweep.Run run : sweep.runs()) {
            List<String> row = new ArrayList<>(List.of(Long.toString(run.seed())));
            names.forEach(name -> row.add(Figures.measure(name, run.metrics().value(name))));
            rows.add(row);
        }
        List<String> last = new ArrayList<>(List.of("**mean ± deviation**"));
        names.forEach(name -> last.add("**" + Figures.spread(name, sweep.spread(name)) + "**"));
        rows.add(last);
        page.heading(2, "Over " + sweep.runs().size() + " seeds")
                .paragraph(
                        "The same with other seeds: other splits, other first weights, another order of the images. The first is the "
                                + "pinned one.")
                .table(titles, rows)
                .shell(Commands.gradbook("sweep " + sweep.experiment() + " --seeds " + seeds(sweep)));
    }

    /** {@code 42..46}, or {@code 42,7,9}. */
    private static String seeds(Sweep sweep) {
        long[] seeds = sweep.runs().stream().mapToLong(Sweep.Run::seed).toArray();
        long first = seeds[0];
        boolean inARow = LongStream.range(0, seeds.length).allMatch(i -> seeds[(int) i] == first + i);
        return inARow
                ? first + ".." + (first + seeds.length - 1)
                : String.join(",", LongStream.of(seeds).mapToObj(Long::toString).toList());
    }
}
