package gradbook.experiments.bits;

import gradbook.experiments.report.BitsMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Holds outcomes to the first one of the same length. */
public final class Agreement {
    /** What stands in a cell of an outcome with the bits of the first one. */
    public static final String SAME = "same";

    private static final String FAILED = "failed";

    /** Hexadecimal digits of a digest that a table has room for. */
    private static final int DIGITS = 8;

    private final Map<Length, Outcome> references = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<BitsMatrix.Row> rows = new ArrayList<>();

    /** The networks' names, over the cells of a row. */
    public static List<String> networks() {
        return Network.ALL.stream().map(Network::name).toList();
    }

    /** A cell for each network: {@code same}, or what differs and its digest; of the first outcome the weights' digests. */
    public List<String> add(Outcome outcome) {
        Optional<Outcome> reference =
                Optional.ofNullable(references.get(outcome.setting().length()));
        List<String> cells = new ArrayList<>();
        if (outcome.failure().isPresent()) {
            problems.add(outcome.setting() + ": " + outcome.failure().get());
            Network.ALL.forEach(network -> cells.add(FAILED));
        } else {
            IntStream.range(0, Network.ALL.size())
                    .mapToObj(i -> cell(
                            outcome,
                            outcome.networks().get(i),
                            reference.map(first -> first.networks().get(i))))
                    .forEach(cells::add);
            references.putIfAbsent(outcome.setting().length(), outcome);
        }
        rows.add(new BitsMatrix.Row(
                outcome.setting().jdk().version(), outcome.setting().words(), outcome.forms(), cells));
        return cells;
    }

    /** What is not as promised, a sentence each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** What a page is made from. */
    public BitsMatrix matrix(String machine) {
        List<BitsMatrix.Network> networks = new ArrayList<>();
        for (int i = 0; i < Network.ALL.size(); i++) {
            TrainedBits bits = references.get(Length.WHOLE).networks().get(i);
            networks.add(new BitsMatrix.Network(
                    bits.network(), Network.ALL.get(i).definition(), bits.losses(), bits.weights(), bits.outputs()));
        }
        return new BitsMatrix(machine, Length.WHOLE.steps(), networks, rows);
    }

    private String cell(Outcome outcome, TrainedBits found, Optional<TrainedBits> reference) {
        String where = outcome.setting() + ": " + found.network();
        if (!found.alone()) {
            problems.add(where + " gives a sample alone other outputs than in a batch");
        }
        if (reference.isEmpty()) {
            return found.weights().substring(0, DIGITS);
        }
        TrainedBits first = reference.get();
        String difference = found.losses().equals(first.losses()) ? "" : "losses " + found.losses();
        if (difference.isEmpty() && !found.weights().equals(first.weights())) {
            difference = "weights " + found.weights();
        }
        if (difference.isEmpty() && !found.outputs().equals(first.outputs())) {
            difference = "outputs " + found.outputs();
        }
        if (!difference.isEmpty()) {
            problems.add(where + " has other " + difference + " than "
                    + references.get(outcome.setting().length()).setting());
            return difference.substring(0, difference.indexOf(' ') + 1 + DIGITS);
        }
        return found.alone() ? SAME : "batch matters";
    }
}
