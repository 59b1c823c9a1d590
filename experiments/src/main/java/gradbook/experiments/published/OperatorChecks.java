package gradbook.experiments.published;

import gradbook.experiments.published.PublishedChecks.Check;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ours against theirs: what others print for their operators, and what this engine finds for the same inputs. */
public final class OperatorChecks {
    /** How each is computed. */
    static final List<OperatorCheck> ALL = Stream.of(
                    ScalarChecks.ALL, LayerChecks.ALL, LearningChecks.ALL, TensorChecks.ALL, DrawChecks.ALL)
            .flatMap(List::stream)
            .toList();

    private OperatorChecks() {}

    /**
     * Every published figure beside ours, in the file's order.
     *
     * @param home the project's folder
     * @throws gradbook.experiments.io.Failure if {@code golden/published/operator-checks.json} cannot be read
     */
    public static List<ComparedFigure> compared(Path home) {
        PublishedChecks published = PublishedChecks.read(home);
        Map<String, OperatorCheck> ours =
                ALL.stream().collect(Collectors.toMap(OperatorCheck::id, Function.identity()));
        List<ComparedFigure> figures = new ArrayList<>();
        for (Check check : published.checks()) {
            OperatorCheck row = ours.get(check.id());
            if (row == null) {
                throw new IllegalStateException("no row computes the published check " + check.id());
            }
            String source = published.sources().get(check.source());
            if (source == null) {
                throw new IllegalStateException(check.id() + " is from " + check.source() + ", which is no source");
            }
            figures.addAll(compared(check, source, row.ours().get().byName()));
        }
        return figures;
    }

    private static List<ComparedFigure> compared(Check check, String source, Map<String, List<Double>> ours) {
        if (!ours.keySet().equals(check.figures().keySet())) {
            throw new IllegalStateException(
                    check.id() + ": published " + check.figures().keySet() + ", computed " + ours.keySet());
        }
        List<ComparedFigure> figures = new ArrayList<>();
        check.figures().forEach((value, printed) -> {
            List<Double> found = ours.get(value);
            if (found.size() != printed.size()) {
                throw new IllegalStateException(check.id() + ", " + value + ": " + printed.size() + " published, "
                        + found.size() + " computed");
            }
            for (int i = 0; i < printed.size(); i++) {
                String name = check.figure(value, i);
                figures.add(new ComparedFigure(
                        check.id(),
                        source,
                        check.what(),
                        value,
                        name,
                        printed.get(i),
                        found.get(i),
                        Optional.ofNullable(check.reasons().get(name))));
            }
        });
        return figures;
    }
}
