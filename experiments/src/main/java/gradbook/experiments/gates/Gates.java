package gradbook.experiments.gates;

import gradbook.engine.io.WeightsDigest;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Sequential;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.checkpoint.Saved;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.ExperimentId;
import gradbook.experiments.run.Measures;
import gradbook.experiments.run.Outcome;
import gradbook.experiments.run.Plot;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three memories at a task that asks for what stood far before, as an experiment.
 *
 * @param name of the task, as a sentence has it
 * @param rules of it, for its page
 */
public record Gates(
        ExperimentId id,
        LongTask task,
        String name,
        String rules,
        String lossName,
        String expectation,
        GatesConfiguration configuration)
        implements Experiment<GatesConfiguration> {
    /** The list. */
    public static final List<Gates> ALL = List.of(
            new Gates(
                    new ExperimentId("gates-adding", 1),
                    new Adding(),
                    "the adding problem",
                    "Sequences of numbers from 0 to 1, of which two are marked, one in each half; at the last place their sum is asked for "
                            + "(Hochreiter and Schmidhuber 1997). Whoever remembers nothing does best to say 1, at a squared error of 0.167.",
                    "squared error",
                    "1 min",
                    new GatesConfiguration(42, 1_500, 32, 50, 32, 0.003, 1)),
            new Gates(
                    new ExperimentId("gates-copying", 1),
                    new Copying(),
                    "copying from memory",
                    "Five of eight signs, then blanks, then a signal, from which on the signs are asked for in their order (Arjovsky, Shah and "
                            + "Bengio 2016). Whoever remembers nothing guesses among eight, at 2.08 nats.",
                    "cross-entropy (nats)",
                    "1 min",
                    new GatesConfiguration(42, 2_000, 32, 30, 48, 0.005, 1)));

    private static final String BEFORE = "reach-before";
    private static final String AFTER = "reach-after";
    private static final String LOSSES = "losses";
    private static final String NORMS = "gradient-norms";

    /** Points of a curve over the training. */
    private static final int POINTS = 75;

    /** Sequences by which the reach is measured. */
    private static final int MEASURED = 64;

    @Override
    public String summary() {
        return "a plain recurrent network, a GRU and an LSTM at " + name;
    }

    @Override
    public String data() {
        return "drawn sequences";
    }

    @Override
    public String samples() {
        return "sequences";
    }

    @Override
    public Outcome run(GatesConfiguration configuration, Recorder recorder, Datasets datasets) {
        recorder.begin(1, 2 * Cell.values().length * configuration.steps() * configuration.batchSize());
        LongTask.Problem problem = task.draw(
                MEASURED,
                configuration.length(),
                RandomKey.of(configuration.seed()).fold("measured"));
        List<Training> trainings = Stream.of(Cell.values())
                .flatMap(cell -> Stream.of(false, true).map(clips -> new Training(cell, clips, task, configuration)))
                .toList();
        recorder.resumed().ifPresent(saved -> trainings.forEach(training -> training.restore(saved)));
        trainings.forEach(training -> training.run(recorder, () -> saved(trainings)));
        Sequential.Builder all = Sequential.named();
        List<Plot.Line> before = new ArrayList<>();
        List<Plot.Line> after = new ArrayList<>();
        Measures figures = Measures.empty();
        for (Training training : trainings) {
            all.add(training.name(), training.model());
            figures = figures.with(training.figure(), training.end());
            if (training.clips()) { // the two of a cell begin with the same weights
                Cell cell = training.cell();
                Module first = new Training(cell, true, task, configuration).model();
                List<Double> reach = Reach.of(first, task, problem);
                before.add(line(cell.name(), reach, 1));
                after.add(line(cell.name(), Reach.of(training.model(), task, problem), 1));
                figures = figures.with(
                        cell.name().toLowerCase(Locale.ROOT) + "Reach", reach.get(0) / reach.get(reach.size() - 1));
            }
        }
        Module trained = all.build();
        return Outcome.of(
                        List.of(),
                        Map.of("drawn", configuration.steps() * configuration.batchSize()),
                        Math.toIntExact(trained.parameterCount()),
                        WeightsDigest.sha256(trained.namedParameters()),
                        figures)
                .with(plots(before, after, trainings), List.of());
    }

    private static Saved saved(List<Training> trainings) {
        Saved saved = new Saved();
        trainings.forEach(training -> training.save(saved));
        return saved;
    }

    private List<Plot> plots(List<Plot.Line> before, List<Plot.Line> after, List<Training> trainings) {
        String place = "place in the sequence";
        String slope = "norm of the loss's gradient";
        return List.of(
                new Plot(BEFORE, "Reach before training", place, slope, true, before),
                new Plot(AFTER, "Reach after training, clipped", place, slope, true, after),
                new Plot(LOSSES, "Losses", "step", lossName, false, lines(trainings, Training::losses)),
                new Plot(
                        NORMS,
                        "Gradient norms before clipping",
                        "step",
                        "largest norm",
                        true,
                        lines(trainings, Training::norms)));
    }

    private static List<Plot.Line> lines(List<Training> trainings, Function<Training, List<Double>> ofSteps) {
        return trainings.stream()
                .map(training -> thinned(training.title(), ofSteps.apply(training)))
                .toList();
    }

    private static Plot.Line line(String name, List<Double> values, int step) {
        return new Plot.Line(
                name,
                IntStream.range(0, values.size())
                        .mapToObj(i -> (double) i * step)
                        .toList(),
                values);
    }

    /** Of each stretch of steps the largest value: a mean would hide a gradient that explodes once. */
    private static Plot.Line thinned(String name, List<Double> values) {
        int stretch = Math.max(1, values.size() / POINTS);
        List<Double> largest = new ArrayList<>();
        for (int from = 0; from < values.size(); from += stretch) {
            largest.add(values.subList(from, Math.min(values.size(), from + stretch)).stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElseThrow());
        }
        return line(name, largest, stretch);
    }

    @Override
    public Optional<String> headline() {
        return Optional.of("lstmClippedLoss");
    }

    @Override
    public Optional<String> noModel() {
        return Optional.of("its six networks are there to be compared");
    }

    @Override
    public String question() {
        return "What are gates for, in a network that reads a sequence?";
    }

    @Override
    public String setup() {
        return rules
                + " A plain recurrent network (tanh), a GRU and an LSTM, each with a layer on top, begin with PyTorch's first weights, but that the "
                + "LSTM's forget gates begin open, with a bias of 1 more (Jozefowicz, Zaremba and Sutskever 2015). They are trained by Adam "
                + "at a constant rate on sequences drawn anew for each step, once as they are and once with gradients clipped at a norm; the two start "
                + "from the same weights and see the same sequences. Losses in the table are means over the last tenth of the steps; a reach is the norm "
                + "of the loss's gradient by the first input over that by the last, before training. Parameters and digest are of all six together.";
    }

    @Override
    public String caption(Plot plot) {
        return switch (plot.name()) {
            case BEFORE ->
                "How much the loss depends on the input at each place, before training. On its way back through time a gradient is multiplied by the "
                        + "same matrix, and by slopes of at most 1, at every step: in the plain network it shrinks by the same factor each time. A gate "
                        + "that is half open lets part of it pass unchanged.";
            case AFTER ->
                "The same after training. A network that has learned the task has learned to let the gradient through: what it must remember "
                        + "is what its loss depends on.";
            case LOSSES ->
                "The largest loss of each stretch of steps. Below the level of whoever remembers nothing, something is remembered.";
            default ->
                "The largest norm of the gradient in each stretch of steps, before it was clipped. Where it rises by powers of ten, a single step "
                        + "could undo what many had learned; clipping takes its size from it and leaves its direction.";
        };
    }

    @Override
    public String interpretation(Result result) {
        Measures found = result.metrics();
        return String.format(
                Locale.ROOT,
                "Before training the first input counts %.0e of the last in the plain network's loss, %.0e in the GRU's, %.0e in the LSTM's. With clipping "
                        + "they end at %.3g, %.3g and %.3g, without at %.3g, %.3g and %.3g; whoever remembers nothing has %.3g.",
                found.value("rnnReach"),
                found.value("gruReach"),
                found.value("lstmReach"),
                found.value("rnnClippedLoss"),
                found.value("gruClippedLoss"),
                found.value("lstmClippedLoss"),
                found.value("rnnLoss"),
                found.value("gruLoss"),
                found.value("lstmLoss"),
                task.forgetful());
    }

    @Override
    public String limits() {
        return "One length, one width and one rate, on tasks made for this. A plain network whose matrix is drawn orthogonal reaches further; "
                + "an LSTM whose forget gates begin half closed, as PyTorch's do, not nearly as far: it does not learn to copy at all in so many steps.";
    }
}
