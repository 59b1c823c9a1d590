package gradbook.engine.golden;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Parameter;
import gradbook.engine.optim.Adagrad;
import gradbook.engine.optim.Adam;
import gradbook.engine.optim.AdamW;
import gradbook.engine.optim.Constant;
import gradbook.engine.optim.GradientClipping;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.optim.RmsProp;
import gradbook.engine.optim.Schedule;
import gradbook.engine.optim.Sgd;
import gradbook.engine.optim.StepDecay;
import gradbook.engine.random.RandomKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every optimizer and option over 200 steps. Given are the parameter {@code w} and the gradients {@code g} [steps, size]; computed
 * is {@code w} after 1, 2, 10, 50, 100 and 200 steps, [6, size].
 */
public final class OptimizerSubjects {
    /** Steps of every optimizer. */
    public static final int STEPS = 200;

    /** Steps after which the parameter is looked at. */
    public static final List<Integer> LOOKED_AT = List.of(1, 2, 10, 50, 100, STEPS);

    private static final int SIZE = 5;
    private static final RandomKey KEY = RandomKey.of(2028);
    private static final Schedule RATE = new Constant(0.02);

    @FunctionalInterface
    private interface Maker {
        Optimizer of(List<Parameter> parameters, Schedule schedule);
    }

    @FunctionalInterface
    private interface Clipping {
        Gradients of(Gradients gradients, List<Parameter> parameters);
    }

    private OptimizerSubjects() {}

    /** All of them. */
    public static List<Subject> all() {
        return List.of(
                of("sgd", sgd(Sgd.Options.DEFAULT)),
                of("sgd-momentum", sgd(Sgd.Options.DEFAULT.withMomentum(0.9))),
                of(
                        "sgd-momentum-decay",
                        sgd(Sgd.Options.DEFAULT.withMomentum(0.9).withWeightDecay(0.01))),
                of(
                        "sgd-nesterov",
                        sgd(Sgd.Options.DEFAULT.withNesterovMomentum(0.8).withWeightDecay(0.01))),
                of("sgd-steps", sgd(Sgd.Options.DEFAULT.withMomentum(0.9)), new StepDecay(0.02, 0.5, 60), (g, p) -> g),
                of(
                        "sgd-clipped-by-norm",
                        sgd(Sgd.Options.DEFAULT),
                        RATE,
                        (g, p) -> GradientClipping.byNorm(g, p, 2).gradients()),
                of(
                        "sgd-clipped-by-value",
                        sgd(Sgd.Options.DEFAULT),
                        RATE,
                        (g, p) -> GradientClipping.byValue(g, p, 0.5)),
                of("adam", (p, s) -> new Adam(p, s, Adam.Options.DEFAULT)),
                of(
                        "adam-options",
                        (p, s) -> new Adam(
                                p,
                                s,
                                Adam.Options.DEFAULT
                                        .withBetas(0.3, 0.99)
                                        .withEpsilon(1e-3)
                                        .withWeightDecay(0.1))),
                of("adamw", (p, s) -> new AdamW(p, s, AdamW.DEFAULT)),
                of(
                        "adamw-options",
                        (p, s) -> new AdamW(
                                p,
                                s,
                                Adam.Options.DEFAULT
                                        .withBetas(0.8, 0.95)
                                        .withEpsilon(1e-2)
                                        .withWeightDecay(0.3))),
                of("rmsprop", rmsProp(RmsProp.Options.DEFAULT)),
                of(
                        "rmsprop-momentum",
                        rmsProp(RmsProp.Options.DEFAULT.withMomentum(0.5).withWeightDecay(0.1))),
                of(
                        "rmsprop-centered",
                        rmsProp(RmsProp.Options.DEFAULT
                                .withAlpha(0.9)
                                .withEpsilon(1e-2)
                                .withCentered(true))),
                of("adagrad", (p, s) -> new Adagrad(p, s, Adagrad.Options.DEFAULT)),
                of(
                        "adagrad-options",
                        (p, s) -> new Adagrad(
                                p,
                                s,
                                Adagrad.Options.DEFAULT
                                        .withRateDecay(0.01)
                                        .withInitialSum(0.5)
                                        .withEpsilon(1e-3)
                                        .withWeightDecay(0.1))));
    }

    private static Maker sgd(Sgd.Options options) {
        return (p, s) -> new Sgd(p, s, options);
    }

    private static Maker rmsProp(RmsProp.Options options) {
        return (p, s) -> new RmsProp(p, s, options);
    }

    private static Subject of(String name, Maker maker) {
        return of(name, maker, RATE, (gradients, parameters) -> gradients);
    }

    private static Subject of(String name, Maker maker, Schedule schedule, Clipping clipping) {
        Map<String, NdArray> given = new LinkedHashMap<>();
        given.put("w", KEY.fold("w").uniform(Shape.of(SIZE), DType.FLOAT64, -2, 2));
        given.put("g", KEY.fold("g").normal(Shape.of(STEPS, SIZE), DType.FLOAT64, 0.2, 1));
        String definition = STEPS + " steps, schedule " + schedule;
        return new Subject(name, name, definition, given, arrays -> walk(arrays, maker, schedule, clipping));
    }

    private static Map<String, NdArray> walk(
            Map<String, NdArray> given, Maker maker, Schedule schedule, Clipping clipping) {
        Parameter w = new Parameter(given.get("w"));
        List<Parameter> parameters = List.of(w);
        Tensor g = Tensor.constant(given.get("g"));
        Optimizer optimizer = maker.of(parameters, schedule);
        NdArray[] seen = new NdArray[LOOKED_AT.size()];
        for (int step = 0; step < STEPS; step++) {
            Tensor slope = g.slice(0, step, step + 1, 1).reshape(SIZE);
            Gradients gradients = Backward.from(w.tensor().mul(slope).sum()); // whose gradient is the slope, exactly
            optimizer.step(clipping.of(gradients, parameters));
            int place = LOOKED_AT.indexOf(step + 1);
            if (place >= 0) {
                seen[place] = w.value().copy();
            }
        }
        return Map.of(
                "w",
                Tensor.stack(0, List.of(seen).stream().map(Tensor::constant).toList())
                        .value());
    }
}
