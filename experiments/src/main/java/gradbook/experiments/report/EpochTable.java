package gradbook.experiments.report;

import gradbook.experiments.run.EpochMeasures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The figures by epoch; of many epochs, rows that are evenly spread, and the one with the lowest validation loss. */
final class EpochTable {
    /** As many rows as one takes in without scrolling. */
    static final int ROWS = 20;

    private static final String WATCHED = "validationLoss";

    private EpochTable() {}

    /** Adds the table to a page, and says so if rows are left out. */
    static void write(Markdown page, List<EpochMeasures> epochs) {
        List<String> names = List.copyOf(epochs.get(0).measures().values().keySet());
        List<String> columns = new ArrayList<>(List.of(">epoch"));
        names.forEach(name -> columns.add(">" + Figures.words(name)));
        List<List<String>> rows = new ArrayList<>();
        for (int index : shown(epochs)) {
            EpochMeasures epoch = epochs.get(index);
            List<String> row = new ArrayList<>(List.of(Integer.toString(epoch.epoch())));
            for (String name : names) {
                boolean measured = epoch.measures().has(name);
                row.add(measured ? Figures.measure(name, epoch.measures().value(name)) : "");
            }
            rows.add(row);
        }
        page.table(columns, rows);
        if (rows.size() < epochs.size()) {
            page.paragraph(
                    "These are " + rows.size() + " of " + epochs.size()
                            + " epochs, evenly spread, with that of the lowest validation loss among them; `record.json` has all.");
        }
    }

    private static int[] shown(List<EpochMeasures> epochs) {
        IntStream lowest = IntStream.range(0, epochs.size())
                .filter(index -> epochs.get(index).measures().has(WATCHED))
                .boxed()
                .min(Comparator.comparingDouble(
                        index -> epochs.get(index).measures().value(WATCHED)))
                .stream()
                .mapToInt(Integer::intValue);
        return IntStream.concat(Arrays.stream(shown(epochs.size())), lowest)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The first, the last, and as evenly between them as whole numbers can be. */
    static int[] shown(int epochs) {
        int rows = Math.min(ROWS, epochs);
        return IntStream.range(0, rows)
                .map(row -> rows == 1 ? 0 : Math.toIntExact(Math.round((double) row * (epochs - 1) / (rows - 1))))
                .toArray();
    }
}
