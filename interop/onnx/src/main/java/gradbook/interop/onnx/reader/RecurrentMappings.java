package gradbook.interop.onnx.reader;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Activation;
import gradbook.engine.nn.Gru;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.Mode;
import gradbook.engine.nn.Rnn;
import gradbook.engine.nn.RnnBase;
import gradbook.engine.nn.RnnOptions;
import gradbook.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Recurrent layers, forward, backwards or in both directions, of which there are d. Inputs: x [t, n, in], W [d, gates hidden, in], R [d, gates hidden, hidden], B [d, 2
 * gates hidden], lengths, states. ONNX orders the gates otherwise than PyTorch and the engine, and returns y as [t, d, n, hidden].
 */
final class RecurrentMappings {
    static final List<Mapping> ALL = List.of(
            new Mapping("RNN", RecurrentMappings::rnn),
            // input, output, forget, cell -> input, forget, cell, output
            new Mapping("LSTM", RecurrentMappings::lstm),
            // update, reset, new -> reset, update, new
            new Mapping("GRU", RecurrentMappings::gru));

    private static final List<String> DIRECTIONS = List.of("forward", "reverse", "bidirectional");

    private static final RandomKey REPLACED = RandomKey.of(0);

    private RecurrentMappings() {}

    @FunctionalInterface
    private interface Factory {
        RnnBase create(int in, int hidden, RnnOptions options, RandomKey key);
    }

    private static List<Tensor> rnn(Call call) {
        List<String> found = call.attributes().texts("activations").orElse(List.of("Tanh")).stream()
                .distinct()
                .toList();
        call.refuse(
                !found.equals(List.of("Tanh")) && !found.equals(List.of("Relu")),
                "nn.Rnn has Tanh or Relu, found activations " + found);
        Activation activation = found.contains("Relu") ? Activation.RELU : Activation.TANH;
        return run(
                call,
                new int[] {0},
                (in, hidden, options, key) -> Rnn.create(in, hidden, options, activation, key, DType.FLOAT32));
    }

    private static List<Tensor> lstm(Call call) {
        call.refuse(call.optional(7).isPresent(), "nn.Lstm has no peepholes");
        return run(call, new int[] {0, 2, 3, 1}, Lstm::create);
    }

    /**
     * By default ONNX resets the state before its product with R, and PyTorch the product. Both agree where the state is 0 and R
     * has no bias: in a single step from no state.
     */
    private static List<Tensor> gru(Call call) {
        boolean productIsReset = call.attributes().flag("linear_before_reset", false);
        int steps = call.size(call.attributes().flag("layout", false) ? 1 : 0);
        boolean biased = call.optional(3)
                .map(b -> b.chunk(-1, 2).get(1).abs().max().item() > 0)
                .orElse(false);
        call.refuse(
                !productIsReset && (steps > 1 || biased || call.optional(5).isPresent()),
                "nn.Gru resets the product of R and the state, not the state before it");
        return run(call, new int[] {1, 0, 2}, Gru::create);
    }

    /** Creates the layer, gives it the weights with gate {@code order[i]} of ONNX as gate i, and runs it. */
    private static List<Tensor> run(Call call, int[] order, Factory factory) {
        call.refuse(
                call.optional(4).isPresent(),
                "expected no lengths of sequences, found some: here those of one batch have one length");
        Tensor x = call.input(0, 3);
        boolean batchFirst = call.attributes().flag("layout", false);
        RnnBase layer = layer(call, order, factory, batchFirst);
        call.refuse(
                call.optional(6).isPresent() && call.optional(5).isEmpty(),
                "expected an initial h beside the initial c, found none");
        List<Tensor> state = new ArrayList<>();
        for (int input = 5; call.optional(input).isPresent(); input++) {
            Tensor given = call.input(input, 3);
            state.add(batchFirst ? given.transpose(0, 1) : given);
        }
        // the first step of one that reads backwards is the last place
        UnaryOperator<Tensor> inOrder = direction(call).equals("reverse") ? y -> y.flip(batchFirst ? 1 : 0) : y -> y;
        RnnBase.Output output = layer.forward(inOrder.apply(x), state, Mode.EVAL);
        List<Tensor> outputs = new ArrayList<>();
        outputs.add(directionsApart(inOrder.apply(output.y()), layer, batchFirst));
        output.state().forEach(last -> outputs.add(batchFirst ? last.transpose(0, 1) : last));
        return outputs;
    }

    private static String direction(Call call) {
        String direction = call.attributes().text("direction", "forward");
        call.refuse(!DIRECTIONS.contains(direction), "expected a direction of " + DIRECTIONS + ", found " + direction);
        return direction;
    }

    private static RnnBase layer(Call call, int[] order, Factory factory, boolean batchFirst) {
        Tensor input = call.input(1, 3);
        Tensor recurrent = call.input(2, 3);
        int hidden = recurrent.shape().size(2);
        call.refuse(
                recurrent.shape().size(1) != (long) order.length * hidden,
                "expected a weight of the state [directions, " + order.length + " units, units], found "
                        + recurrent.shape());
        int directions = recurrent.shape().size(0);
        int stated = call.attributes().integer("hidden_size", hidden);
        call.refuse(
                stated != hidden || directions != (direction(call).equals("bidirectional") ? 2 : 1),
                "expected weights of " + stated + " units, " + direction(call) + ", found " + recurrent.shape());
        Shape weights = Shape.of(directions, order.length * hidden, call.size(2));
        call.refuse(!input.shape().equals(weights), "expected weights " + weights + ", found " + input.shape());
        RnnOptions one = batchFirst ? RnnOptions.DEFAULT.withBatchFirst() : RnnOptions.DEFAULT;
        RnnOptions options = directions == 2 ? one.withBidirectional() : one;
        RnnBase layer = factory.create(call.size(2), hidden, options, REPLACED);
        Shape biased = Shape.of(directions, 2 * order.length * hidden);
        Tensor biases = call.optional(3).orElseGet(() -> Tensor.constant(NdArray.zeros(biased, input.dtype())));
        call.refuse(!biases.shape().equals(biased), "expected biases " + biased + ", found " + biases.shape());
        List<Tensor> both = biases.chunk(1, 2);
        for (int d = 0; d < directions; d++) {
            String suffix = d == 0 ? "_l0" : "_l0_reverse";
            Weights.set(layer, "weight_ih" + suffix, ordered(input, d, order));
            Weights.set(layer, "weight_hh" + suffix, ordered(recurrent, d, order));
            Weights.set(layer, "bias_ih" + suffix, ordered(both.get(0), d, order));
            Weights.set(layer, "bias_hh" + suffix, ordered(both.get(1), d, order));
        }
        return layer;
    }

    /** y with the directions' outputs side by side as ONNX has them: [t, d, n, hidden], or [n, t, d, hidden]. */
    private static Tensor directionsApart(Tensor y, RnnBase layer, boolean batchFirst) {
        if (!layer.options().bidirectional()) {
            return y.unsqueeze(batchFirst ? 2 : 1);
        }
        Tensor apart = y.reshape(y.shape().size(0), y.shape().size(1), 2, layer.hiddenSize());
        return batchFirst ? apart : apart.transpose(1, 2);
    }

    /** One direction's part of [d, gates hidden, ...] with the gates in another order. */
    private static Tensor ordered(Tensor weight, int direction, int... order) {
        List<Tensor> gates =
                weight.slice(0, direction, direction + 1).squeeze(0).chunk(0, order.length);
        return Tensor.concatenate(0, Arrays.stream(order).mapToObj(gates::get).toList());
    }
}
