package gradbook.experiments.verify;

import com.fasterxml.jackson.databind.JsonNode;
import gradbook.engine.runtime.Numerics;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Printable;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Json;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.Runner;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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
            parting = difference("", Json.node(record.result()), Json.node(again.result()));
            if (parting.isEmpty() && record.trace() != null) {
                parting = difference("trace", Json.node(record.trace()), Json.node(again.trace()));
            }
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

    /** What differs first, in the record's order; fields that only this run has come last. */
    private static Optional<Parting> difference(String path, JsonNode expected, JsonNode found) {
        if (expected.equals(found)) {
            return Optional.empty();
        }
        if (expected.isObject() && found.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            found.fieldNames().forEachRemaining(names::add);
            String prefix = path.isEmpty() ? "" : path + ".";
            return names.stream()
                    .flatMap(name -> difference(prefix + name, expected.path(name), found.path(name)).stream())
                    .findFirst();
        }
        if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            return IntStream.range(0, expected.size())
                    .mapToObj(i -> difference(path + "[" + i + "]", expected.get(i), found.get(i)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return Optional.of(new Parting("after training", path, words(expected), words(found)));
    }

    private static String words(JsonNode value) {
        if (value.isFloatingPointNumber()) {
            return Parting.number(value.doubleValue());
        }
        if (value.isMissingNode()) {
            return "nothing";
        }
        return value.isArray() ? value.size() + " values" : Printable.of(value.toString());
    }
}
