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
 * The first 300 training steps of a network on real digits or real text.
 *
 * @param name unique
 * @param definition network, optimizer and data in a line
 * @param model the network in either floating type
 * @param optimizer for its parameters
 * @param schedule the optimizer's learning rates
 * @param train the batches
 * @param loss of outputs and labels
 */
public record Trajectory(
        String name,
        String definition,
        Function<DType, Module> model,
        BiFunction<List<Parameter>, Schedule, Optimizer> optimizer,
        Schedule schedule,
        DataLoader train,
        BiFunction<Tensor, NdArray, Tensor> loss) {
    /** Training steps. */
    public static final int STEPS = 300;

    /**
     * Given are the parameters as they start, the batches {@code xs} [steps, n, size of a sample] and {@code labels} [steps, of a
     * batch], and the learning rates {@code rates} [steps]; computed are the {@code loss} [steps] before each step, and the parameters
     * as they end.
     */
    public Subject subject() {
        Map<String, NdArray> given = new LinkedHashMap<>();
        model.apply(DType.FLOAT64).namedParameters().forEach((parameter, value) -> given.put(parameter, value.value()));
        List<Batch> batches = batches();
        given.put("xs", samples(batches));
        int each = batches.get(0).labels().count();
        int[] labels = new int[STEPS * each];
        double[] rates = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            System.arraycopy(batches.get(step).labels().ints(), 0, labels, step * each, each);
            rates[step] = schedule.at(step);
        }
        given.put("labels", NdArray.of(Shape.of(STEPS, each), labels));
        given.put("rates", NdArray.of(Shape.of(STEPS), rates));
        return new Subject(name, name, definition, given, this::walk);
    }

    /** Images in float64, tokens as they are. */
    private static NdArray samples(List<Batch> batches) {
        int n = batches.get(0).size();
        int each = batches.get(0).x().value().count();
        Shape shape = Shape.of(STEPS, n, each / n);
        if (batches.get(0).x().value().dtype() == DType.INT32) {
            int[] tokens = new int[STEPS * each];
            for (int step = 0; step < STEPS; step++) {
                System.arraycopy(batches.get(step).x().value().ints(), 0, tokens, step * each, each);
            }
            return NdArray.of(shape, tokens);
        }
        double[] xs = new double[STEPS * each];
        for (int step = 0; step < STEPS; step++) {
            float[] x = batches.get(step).x().value().floats();
            for (int i = 0; i < each; i++) {
                xs[step * each + i] = x[i];
            }
        }
        return NdArray.of(shape, xs);
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
        DType dtype = given.get("rates").dtype();
        Module network = model.apply(dtype);
        network.namedParameters().forEach((name, parameter) -> Update.copy(given.get(name), parameter.value()));
        Optimizer steps = optimizer.apply(network.parameters(), schedule);
        List<Batch> batches = batches();
        double[] losses = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            Batch batch = batches.get(step);
            NdArray values = batch.x().value();
            Tensor x = Tensor.constant(values.dtype().isFloating() ? values.to(dtype) : values);
            Mode mode = Mode.train(RandomKey.of(0)); // none of these networks drops anything
            Tensor cost = loss.apply(network.forward(x, mode), batch.labels());
            losses[step] = cost.item();
            steps.step(Backward.from(cost));
        }
        Map<String, NdArray> results = new LinkedHashMap<>();
        results.put("loss", NdArray.of(Shape.of(STEPS), losses).to(dtype));
        network.namedParameters().forEach((parameter, value) -> results.put(parameter, value.value()));
        return results;
    }

    @Override
    public String toString() {
        return name;
    }
}
