package gradbook.experiments.published;

import gradbook.experiments.run.CurvePoint;
import gradbook.experiments.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A group of published figures beside ours.
 *
 * @param ours what the record has in their place, like them
 * @param figures the numbers among them
 * @param texts how many of them are texts
 * @param equalTexts how many of these ours has, too
 */
record RunComparison(
        PublishedRun.Group group, List<String> ours, List<ComparedFigure> figures, int texts, int equalTexts) {
    private static final Pattern STEP = Pattern.compile("step (\\d+)");
    private static final Pattern EPOCH = Pattern.compile("epoch (\\d+) (\\w+)");
    private static final Pattern TEXT = Pattern.compile("text (\\d+)");

    /** Looks the figures up in a run's result. */
    static RunComparison of(PublishedRun published, PublishedRun.Group group, Result result) {
        List<String> ours = new ArrayList<>();
        List<ComparedFigure> figures = new ArrayList<>();
        int texts = 0;
        int equal = 0;
        for (Map.Entry<String, String> figure : group.figures().entrySet()) {
            Matcher text = TEXT.matcher(figure.getKey());
            if (text.matches()) {
                String written = result.texts().get(Integer.parseInt(text.group(1)));
                ours.add(written);
                texts++;
                equal += written.equals(figure.getValue()) ? 1 : 0;
            } else {
                ComparedFigure compared = new ComparedFigure(
                        published.experiment().toString(),
                        published.source(),
                        group.what(),
                        group.what(),
                        figure.getKey(),
                        figure.getValue(),
                        ours(figure.getKey(), result),
                        Optional.ofNullable(group.reason()));
                figures.add(compared);
                ours.add(compared.rounded());
            }
        }
        return new RunComparison(group, ours, figures, texts, equal);
    }

    private static double ours(String place, Result result) {
        Matcher step = STEP.matcher(place);
        if (step.matches()) {
            int wanted = Integer.parseInt(step.group(1));
            return result.curve().stream()
                    .filter(point -> point.step() == wanted)
                    .mapToDouble(CurvePoint::loss)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the record has no loss of step " + wanted));
        }
        Matcher epoch = EPOCH.matcher(place);
        if (epoch.matches()) {
            return result.epochs()
                    .get(Integer.parseInt(epoch.group(1)) - 1)
                    .measures()
                    .value(epoch.group(2));
        }
        return result.metrics().value(place);
    }

    int count() {
        return figures.size() + texts;
    }

    int equal() {
        return (int) figures.stream().filter(ComparedFigure::isEqual).count() + equalTexts;
    }

    /** The largest distance of a number from ours before rounding; 0 if there are none. */
    double largestDifference() {
        return figures.stream()
                .mapToDouble(figure -> Math.abs(figure.difference()))
                .max()
                .orElse(0);
    }

    /** Whether all have the printed digits, or those that have not are as near as was said beforehand. */
    boolean holds() {
        return equal() == count()
                || group.within() != null
                        && equalTexts == texts
                        && figures.stream()
                                .filter(figure -> !figure.isEqual())
                                .allMatch(figure -> Math.abs(figure.difference()) <= group.within());
    }

    /** {@code equal}, or how many are and how near the others. */
    String verdict() {
        if (equal() == count()) {
            return "equal";
        }
        return holds()
                ? (equal() == 0 ? "" : equal() + " equal, the rest ") + "within " + group.within() + ": "
                        + group.reason()
                : "**differs**: " + equal() + " equal";
    }
}
