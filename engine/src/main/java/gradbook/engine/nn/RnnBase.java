package gradbook.engine.nn;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What recurrent layers share: layers on each other, both directions, and PyTorch's parameters {@code weight_ih_l0} [gates
 * hidden, in], {@code weight_hh_l0} [gates hidden, hidden], {@code bias_ih_l0} and {@code bias_hh_l0} [gates hidden], with
 * {@code _reverse} behind those of the second direction (math.md §9). Sequences are [t, n, size], or [n, t, size] if batches
 * come first.
 */
public abstract sealed class RnnBase implements Module permits Rnn, Lstm, Gru {
    private final int hidden;
    private final RnnOptions options;
    private final Map<String, Parameter> parameters;

    /** A layer over these parameters, which bear PyTorch's names. */
    RnnBase(int hidden, RnnOptions options, Map<String, Parameter> parameters) {
        this.hidden = hidden;
        this.options = options;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** All weights and biases uniform in {@code ±1/√hidden}, as PyTorch draws them. */
    static Map<String, Parameter> draw(int gates, int in, int hidden, RnnOptions options, RandomKey key, DType dtype) {
        if (in < 1 || hidden < 1) {
            throw new IllegalArgumentException(
                    "recurrent layer: expected in >= 1 and hidden >= 1, found " + in + " and " + hidden);
        }
        if ((long) gates * hidden > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("recurrent layer: " + gates + " gates of " + hidden
                    + " units are more than 2^31 - 1 rows of a weight");
        }
        Initializer initializer = Initializer.uniform(-1 / Math.sqrt(hidden), 1 / Math.sqrt(hidden));
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (int layer = 0; layer < options.layers(); layer++) {
            int width = layer == 0 ? in : options.directions() * hidden;
            for (int direction = 0; direction < options.directions(); direction++) {
                Map<String, Shape> shapes = new LinkedHashMap<>();
                shapes.put("weight_ih", Shape.of(gates * hidden, width));
                shapes.put("weight_hh", Shape.of(gates * hidden, hidden));
                if (options.bias()) {
                    shapes.put("bias_ih", Shape.of(gates * hidden));
                    shapes.put("bias_hh", Shape.of(gates * hidden));
                }
                String suffix = suffix(layer, direction);
                shapes.forEach((name, shape) -> parameters.put(
                        name + suffix, new Parameter(initializer.draw(shape, dtype, key.fold(name + suffix)))));
            }
        }
        return parameters;
    }

    private static String suffix(int layer, int direction) {
        return "_l" + layer + (direction == 0 ? "" : "_reverse");
    }

    /** Units of one layer in one direction. */
    public int hiddenSize() {
        return hidden;
    }

    public RnnOptions options() {
        return options;
    }

    /** Arrays that one step hands to the next: 1, or 2 for an LSTM. */
    abstract int states();

    /**
     * All steps of one layer in one direction.
     *
     * @param x [t, n, in]
     * @param suffix of the names of the layer's parameters
     * @param reverse whether the last place of the sequence is the first step
     * @param state before the first step, each [n, hidden]
     * @return h after every step [t, n, hidden], each in its input's place; the state after the last, each [n, hidden]
     */
    abstract Output run(Tensor x, String suffix, boolean reverse, List<Tensor> state);

    /** One step of a layer whose state is h: [n, hidden] from what the gates get from the input and from h, and from h. */
    @FunctionalInterface
    interface Step {
        Tensor apply(Tensor fromInput, Tensor fromHidden, Tensor h);
    }

    /** {@link #run} as steps of operators on tensors; what the gates get from the input, of all steps in one product. */
    final Output stepwise(Tensor x, String suffix, boolean reverse, Tensor h, Step step) {
        Tensor fromInput = linear(x, "_ih" + suffix);
        int steps = x.shape().size(0);
        Tensor[] outputs = new Tensor[steps];
        Tensor state = h;
        for (int i = 0; i < steps; i++) {
            int t = reverse ? steps - 1 - i : i;
            Tensor now = fromInput.slice(0, t, t + 1).squeeze(0);
            state = step.apply(now, linear(state, "_hh" + suffix), state);
            outputs[t] = state;
        }
        return new Output(Tensor.stack(0, List.of(outputs)), List.of(state));
    }

    /**
     * What a sequence leaves.
     *
     * @param y the last layer's output at every step, of the input's layout, of size {@code directions hidden}
     * @param state after the last step, each [layers directions, n, hidden] with the layers first, as PyTorch's {@code h_n} (and
     *     {@code c_n}); it may start the next sequence
     */
    public record Output(Tensor y, List<Tensor> state) {
        public Output {
            state = List.copyOf(state);
        }
    }

    /** The output at every step, from a state of zeros. */
    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return forward(x, List.of(), mode).y();
    }

    /**
     * The outputs and the last state.
     *
     * @param state to start from, as {@link Output#state()} has it; none is zeros
     */
    public Output forward(Tensor x, List<Tensor> state, Mode mode) {
        check(x, state);
        Tensor sequence = options.batchFirst() ? x.transpose(0, 1) : x;
        List<List<Tensor>> last = new ArrayList<>();
        for (int layer = 0; layer < options.layers(); layer++) {
            List<Tensor> outputs = new ArrayList<>();
            for (int direction = 0; direction < options.directions(); direction++) {
                outputs.add(pass(sequence, layer, direction, state, last));
            }
            sequence = outputs.size() == 1 ? outputs.get(0) : Tensor.concatenate(2, outputs);
            if (layer < options.layers() - 1) {
                sequence = new Dropout(options.dropout()).forward(sequence, mode.fold("dropout_l" + layer));
            }
        }
        List<Tensor> states = new ArrayList<>();
        for (int s = 0; s < states(); s++) {
            int which = s;
            states.add(Tensor.stack(0, last.stream().map(one -> one.get(which)).toList()));
        }
        return new Output(options.batchFirst() ? sequence.transpose(0, 1) : sequence, states);
    }

    /** One layer in one direction: its outputs at all steps, [t, n, hidden]; adds what it leaves to {@code last}. */
    private Tensor pass(Tensor x, int layer, int direction, List<Tensor> initial, List<List<Tensor>> last) {
        String suffix = suffix(layer, direction);
        int n = x.shape().size(1);
        int place = layer * options.directions() + direction;
        List<Tensor> state = new ArrayList<>();
        for (int s = 0; s < states(); s++) {
            state.add(
                    initial.isEmpty()
                            ? Tensor.constant(NdArray.zeros(Shape.of(n, hidden), x.dtype()))
                            : initial.get(s).slice(0, place, place + 1, 1).reshape(n, hidden));
        }
        Output passed = run(x, suffix, direction == 1, state);
        last.add(passed.state());
        return passed.y();
    }

    final boolean hasBias() {
        return options.bias();
    }

    final Tensor parameter(String name) {
        return parameters.get(name).tensor();
    }

    private Tensor linear(Tensor x, String name) {
        Tensor weight = parameter("weight" + name);
        return hasBias() ? x.linear(weight, parameter("bias" + name)) : x.linear(weight);
    }

    /** The parts of [n, gates hidden], one for each gate. */
    List<Tensor> gates(Tensor all) {
        return all.chunk(1, all.shape().size(1) / hidden);
    }

    private void check(Tensor x, List<Tensor> state) {
        int in = parameters.get("weight_ih_l0").shape().size(1);
        Shape shape = x.shape();
        if (shape.rank() != 3 || shape.size(2) != in || shape.size(options.batchFirst() ? 1 : 0) == 0) {
            throw new IllegalArgumentException("recurrent layer: expected a sequence "
                    + (options.batchFirst() ? "[n, t, " : "[t, n, ") + in + "] with t >= 1, found " + shape);
        }
        int n = shape.size(options.batchFirst() ? 0 : 1);
        Shape expected = Shape.of(options.layers() * options.directions(), n, hidden);
        if (!state.isEmpty()
                && (state.size() != states()
                        || state.stream().anyMatch(one -> !one.shape().equals(expected)))) {
            throw new IllegalArgumentException("recurrent layer: expected a state of " + states() + " tensors "
                    + expected + ", found " + state.stream().map(Tensor::shape).toList());
        }
    }

    @Override
    public Map<String, Parameter> ownParameters() {
        return parameters;
    }
}
