package gradbook.experiments.golden;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.data.Batch;
import gradbook.engine.data.DataLoader;
import gradbook.engine.golden.Subject;
import gradbook.engine.kernel.Update;
import gradbook.engine.nn.Loss;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.Schedule;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The first 300 training steps of a network on real digits.
 *
 * @param name unique
 * @param definition network, optimizer and data in a line
 * @param model the network in either floating type
 * @param optimizer for its parameters
 * @param schedule the optimizer's learning rates
 * @param train the batches
 */
public record Trajectory(
        String name,
        String definition,
        Function<DType, Module> model,
        BiFunction<List<Parameter>, Schedule, Optimizer> optimizer,
        Schedule schedule,
        DataLoader train) {
    /** Training steps. */
    public static final int STEPS = 300;

    /**
     * Given are the parameters as they start, the batches {@code xs} [steps, n, 784] and {@code labels} [steps, n], and the learning
     * rates {@code rates} [steps]; computed is the {@code loss} [steps] before each step.
     */
    public Subject subject() {
        Map<String, NdArray> given = new LinkedHashMap<>();
        model.apply(DType.FLOAT64).namedParameters().forEach((parameter, value) -> given.put(parameter, value.value()));
        List<Batch> batches = batches();
        int n = batches.get(0).size();
        int size = batches.get(0).x().value().count() / n;
        double[] xs = new double[STEPS * n * size];
        int[] labels = new int[STEPS * n];
        double[] rates = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            float[] x = batches.get(step).x().value().floats();
            for (int i = 0; i < x.length; i++) {
                xs[step * x.length + i] = x[i];
            }
            System.arraycopy(batches.get(step).labels().ints(), 0, labels, step * n, n);
            rates[step] = schedule.at(step);
        }
        given.put("xs", NdArray.of(Shape.of(STEPS, n, size), xs));
        given.put("labels", NdArray.of(Shape.of(STEPS, n), labels));
        given.put("rates", NdArray.of(Shape.of(STEPS), rates));
        return new Subject(name, name, definition, given, this::walk);
    }

    private List<Batch> batches() {
        List<Batch> batches = new ArrayList<>();
        for (int epoch = 0; batches.size() < STEPS; epoch++) {
            train.epoch(epoch).forEach(batches::add);
        }
        return batches.subList(0, STEPS);
    }

    /** The loop that an experiment runs, in the type of the given arrays. */
    private Map<String, NdArray> walk(Map<String, NdArray> given) {
        DType dtype = given.get("xs").dtype();
        Module network = model.apply(dtype);
        network.namedParameters().forEach((name, parameter) -> Update.copy(given.get(name), parameter.value()));
        Optimizer steps = optimizer.apply(network.parameters(), schedule);
        List<Batch> batches = batches();
        double[] losses = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            Batch batch = batches.get(step);
            Tensor x = Tensor.constant(batch.x().value().to(dtype));
            Mode mode = Mode.train(RandomKey.of(0)); // none of these networks drops anything
            Tensor loss = Loss.crossEntropy(network.forward(x, mode), batch.labels());
            losses[step] = loss.item();
            steps.step(Backward.from(loss));
        }
        return Map.of("loss", NdArray.of(Shape.of(STEPS), losses).to(dtype));
    }

    @Override
    public String toString() {
        return name;
    }
}
