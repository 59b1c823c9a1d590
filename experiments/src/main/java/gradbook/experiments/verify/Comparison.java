package gradbook.experiments.verify;

import gradbook.experiments.run.CurvePoint;
import gradbook.experiments.run.EpochMark;
import gradbook.experiments.run.LossMark;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.TensorMark;
import gradbook.experiments.run.Trace;
import gradbook.experiments.run.Witness;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds a run to a record while it goes on, and ends it at the first difference, or after so many steps. */
final class Comparison implements Witness {
    /** What the run was compared with before it was ended. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Parting parting;

        private Ended(Parting parting) {
            super(null, null, false, false);
            this.parting = parting;
        }

        /** The first difference; null if there was none in the steps that were asked for. */
        Parting parting() {
            return parting;
        }
    }

    private final Trace trace;
    private final Map<Integer, CurvePoint> points = new HashMap<>();
    private final int limit;
    private int steps;
    private int marks;
    private int ended;
    private int agreed;

    /** @param limit steps after which it is enough */
    Comparison(RunRecord recorded, int limit) {
        trace = recorded.trace() == null ? new Trace(List.of(), List.of()) : recorded.trace();
        recorded.result().curve().forEach(point -> points.put(point.step(), point));
        this.limit = limit;
    }

    /** Steps made so far. */
    int steps() {
        return steps;
    }

    @Override
    public void step(int step, double loss) {
        steps = step + 1;
        CurvePoint point = points.get(step);
        if (point != null && !point.lossHex().equals(Double.toHexString(loss))) {
            end(new Parting(place(step), "loss", Parting.number(point.loss()), Parting.number(loss)));
        }
    }

    @Override
    public void mark(LossMark found) {
        if (marks < trace.marks().size()) {
            compare(trace.marks().get(marks++), found);
            agreed = found.step() + 1;
        }
        if (steps >= limit) {
            throw new Ended(null);
        }
    }

    private void compare(LossMark expected, LossMark found) {
        if (!expected.loss().equals(found.loss())) {
            end(new Parting(
                    place(found.step()), "loss", Parting.number(expected.loss()), Parting.number(found.loss())));
        }
        if (!expected.equals(found)) {
            end(new Parting(place(found.step()), "digest of the losses", expected.digest(), found.digest()));
        }
    }

    @Override
    public void epoch(EpochMark found) {
        if (ended < trace.epochs().size()) {
            EpochMark expected = trace.epochs().get(ended);
            String place = String.format(Locale.ROOT, "epoch %d, after step %,d", found.epoch(), found.steps() - 1);
            expected.tensors()
                    .forEach((name, tensor) ->
                            compare(place, name, tensor, found.tensors().get(name)));
        }
        ended++;
    }

    private void compare(String place, String name, TensorMark expected, TensorMark found) {
        if (!expected.equals(found)) {
            end(new Parting(place, name, words(expected), found == null ? "no such tensor" : words(found)));
        }
    }

    private static String words(TensorMark tensor) {
        return "digest " + tensor.digest() + ", sum " + Parting.number(tensor.sum());
    }

    /** The step, or those up to it whose losses the record does not have one by one. */
    private String place(int step) {
        int first = step;
        while (first > agreed && !points.containsKey(first - 1)) {
            first--;
        }
        return first == step
                ? String.format(Locale.ROOT, "epoch %d, step %,d", ended + 1, step)
                : String.format(Locale.ROOT, "epoch %d, steps %,d to %,d", ended + 1, first, step);
    }

    private void end(Parting parting) {
        throw new Ended(parting);
    }
}
