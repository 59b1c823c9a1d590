package gradbook.interop.pytorch.benchmark;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;
import gradbook.engine.optim.Optimizer;
import gradbook.engine.random.RandomKey;
import gradbook.interop.pytorch.libtorch.TorchScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network to train on both sides.
 *
 * @param name {@code W1}
 * @param description network and step in a line
 * @param steps training steps that one repetition times
 * @param multiplyAdds of the products of one step, forward and backward
 * @param model made anew for each side
 * @param loss of the model's output for a batch
 * @param optimizer over its parameters
 * @param x a batch for each of a few steps, which are repeated
 * @param labels likewise
 * @param network TorchScript from x and the parameters to {@code loss}, with {@code labels}
 * @param update TorchScript that updates the parameters {@code ws} in place by their gradients {@code gs}, with memories {@code as0} and
 *     {@code bs0} of the same shapes, and the number {@code count} of this step
 */
record Workload(
        String name,
        String description,
        int steps,
        long multiplyAdds,
        Function<RandomKey, Module> model,
        BiFunction<Tensor, NdArray, Tensor> loss,
        Function<List<Parameter>, Optimizer> optimizer,
        List<NdArray> x,
        List<NdArray> labels,
        String network,
        String update)
        implements Trial {
    private static final RandomKey KEY = RandomKey.of(1);

    @Override
    public Runnable ours() {
        Module module = model.apply(KEY);
        Optimizer steps = optimizer.apply(module.parameters());
        StepMemory memory = new StepMemory();
        return () -> {
            for (int step = 0; step < this.steps; step++) {
                int which = step % x.size();
                Mode mode = Mode.train(KEY.fold(step));
                memory.step(() -> {
                    Tensor y = module.forward(Tensor.constant(x.get(which)), mode);
                    Tensor loss = this.loss.apply(y, labels.get(which));
                    loss.item();
                    steps.step(Backward.from(loss));
                });
            }
        };
    }

    /** Its loop, too, runs in libtorch, so that nothing of Java stands in its way. */
    @Override
    public Optional<Supplier<Runnable>> libtorch() {
        return Optional.of(this::script);
    }

    private Runnable script() {
        Map<String, NdArray> state = new LinkedHashMap<>();
        model.apply(KEY)
                .namedParameters()
                .forEach((name, parameter) -> state.put(name.replace('.', '_'), parameter.value()));
        List<String> names = new ArrayList<>(state.keySet());
        List<String> arguments = new ArrayList<>(List.of("xs", "ls"));
        List<NdArray> values = new ArrayList<>(List.of(stack(x), stack(labels)));
        for (String name : names) {
            for (String kind : List.of("", "a_", "b_")) {
                arguments.add(kind + name);
                values.add(
                        kind.isEmpty()
                                ? state.get(name)
                                : NdArray.zeros(state.get(name).shape(), DType.FLOAT32));
            }
        }
        StringBuilder body = new StringBuilder();
        names.forEach(name -> body.append(name + " = torch.requires_grad_(torch.detach(" + name + "), True)\n"));
        body.append("as0 = " + list(names, "a_%s") + "\nbs0 = " + list(names, "b_%s") + "\n");
        body.append("last = torch.zeros([])\ncount = torch.zeros([])\n"
                + "moved = annotate(List[Tensor], [])\nfor t in range(" + steps + "):\n");
        body.append("  x = torch.select(xs, 0, t % " + x.size() + ")\n  labels = torch.select(ls, 0, t % " + x.size()
                + ")\n  count = count + 1\n");
        body.append(network.indent(2));
        body.append("  gs = annotate(List[Tensor], [])\n  for g in torch.grad([loss], " + list(names, "%s") + "):\n");
        body.append("    assert g is not None\n    torch.append(gs, g)\n");
        body.append("  ws = " + list(names, "torch.detach(%s)") + "\n");
        body.append(update.indent(2));
        // Of what nobody reads TorchScript thinks that nobody needs to write it: the updates would be left out.
        body.append("  moved = ws\n  last = torch.detach(loss)\nreturn [last, moved[0], as0[0], bs0[0]]\n");
        TorchScript script = TorchScript.compile(arguments, body.toString());
        TorchScript.Bound bound = script.bind(values);
        return () -> bound.run().get(0).item();
    }

    @Override
    public List<String> python() {
        return List.of("eager.py", name, Integer.toString(steps));
    }

    private static String list(List<String> names, String form) {
        return names.stream().map(name -> String.format(form, name)).collect(Collectors.joining(", ", "[", "]"));
    }

    private static NdArray stack(List<NdArray> arrays) {
        NdArray first = arrays.get(0);
        int[] sizes = IntStream.concat(
                        IntStream.of(arrays.size()), IntStream.of(first.shape().sizes()))
                .toArray();
        NdArray all = NdArray.zeros(Shape.of(sizes), first.dtype());
        for (int i = 0; i < arrays.size(); i++) {
            boolean floating = first.dtype().isFloating();
            System.arraycopy(
                    floating ? arrays.get(i).floats() : arrays.get(i).ints(),
                    0,
                    floating ? all.floats() : all.ints(),
                    i * first.count(),
                    first.count());
        }
        return all;
    }

    /** Batches of normal numbers. */
    static List<NdArray> normal(int batches, int... sizes) {
        List<NdArray> all = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            all.add(KEY.fold("x").fold(i).normal(Shape.of(sizes), DType.FLOAT32, 0, 1));
        }
        return all;
    }

    /** Batches of labels below {@code classes}. */
    static List<NdArray> labels(int batches, int classes, int... sizes) {
        List<NdArray> all = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            NdArray draws = KEY.fold("labels").fold(i).uniform(Shape.of(sizes), DType.FLOAT32, 0, classes);
            all.add(draws.to(DType.INT32));
        }
        return all;
    }
}
