package gradbook.experiments.verify;

import com.fasterxml.jackson.databind.JsonNode;
import gradbook.engine.runtime.Numerics;
import gradbook.experiments.io.Failure;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Json;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.Runner;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Runs what a record tells of again and compares: losses and weights on the way, the whole result at the end. */
public final class Verification {
    private Verification() {}

    /**
     * The verdict on a record.
     *
     * @param limit steps after which it is enough, rounded up to {@link gradbook.experiments.run.Trace#EVERY}
     * @throws Failure if the record is of another experiment or of another numerics version, so that its bits cannot be expected
     */
    public static <C extends Record & Configuration> Verdict of(
            Runner runner, Experiment<C> experiment, RunRecord record, int limit) {
        refuseUnlessComparable(experiment, record);
        Comparison comparison = new Comparison(record, limit);
        long started = System.nanoTime();
        Optional<Parting> parting;
        boolean whole = true;
        try {
            RunRecord again = runner.again(experiment, record, comparison);
            parting = difference(record.result(), again.result());
        } catch (Comparison.Ended ended) {
            parting = Optional.ofNullable(ended.parting());
            whole = false;
        }
        double seconds = (System.nanoTime() - started) * 1e-9;
        return new Verdict(parting, comparison.steps(), whole, record.environment(), seconds);
    }

    private static void refuseUnlessComparable(Experiment<?> experiment, RunRecord record) {
        if (!record.experiment().equals(experiment.id())) {
            throw new Failure("expected a record of " + experiment.id() + ", found one of " + record.experiment()
                    + "; name that experiment, or another record");
        }
        if (record.result().numericsVersion() != Numerics.VERSION) {
            throw new Failure("the record of " + experiment.id() + " is of numerics version "
                    + record.result().numericsVersion() + ", this program's is " + Numerics.VERSION
                    + ", so other bits are to be expected; verify it with the version of the program that wrote it");
        }
    }

    /** What differs first in a record's order. */
    private static Optional<Parting> difference(Result recorded, Result found) {
        return difference("", Json.node(recorded), Json.node(found));
    }

    private static Optional<Parting> difference(String path, JsonNode expected, JsonNode found) {
        if (expected.equals(found)) {
            return Optional.empty();
        }
        if (expected.isContainerNode()
                && expected.getNodeType() == found.getNodeType()
                && expected.size() == found.size()) {
            Iterator<Map.Entry<String, JsonNode>> fields = expected.fields();
            for (int i = 0; i < expected.size(); i++) {
                Map.Entry<String, JsonNode> field = expected.isObject() ? fields.next() : null;
                String name = field == null ? "[" + i + "]" : (path.isEmpty() ? "" : ".") + field.getKey();
                JsonNode one = field == null ? expected.get(i) : field.getValue();
                JsonNode other = field == null ? found.get(i) : found.path(field.getKey());
                Optional<Parting> parting = difference(path + name, one, other);
                if (parting.isPresent()) {
                    return parting;
                }
            }
        }
        return Optional.of(new Parting("after training", path, words(expected), words(found)));
    }

    private static String words(JsonNode value) {
        return value.isFloatingPointNumber()
                ? Parting.number(value.doubleValue())
                : value.isMissingNode() ? "nothing" : value.toString();
    }
}
