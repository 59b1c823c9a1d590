package gradbook.interop.onnx.official;

import static gradbook.interop.onnx.official.Tolerance.SUMMED;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
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

/**
 * Recurrent layers of one direction. Inputs: x [t, n, in], W [1, gates hidden, in], R [1, gates hidden, hidden], B [1, 2 gates
 * hidden], lengths, states. ONNX orders the gates otherwise than PyTorch and the engine, and returns y as [t, 1, n, hidden].
 */
final class RecurrentMappings {
    static final List<Mapping> ALL = List.of(
            new Mapping("RNN", call -> run(call, new int[] {0}, Rnn::create), SUMMED),
            // input, output, forget, cell -> input, forget, cell, output
            new Mapping("LSTM", RecurrentMappings::lstm, SUMMED),
            // update, reset, new -> reset, update, new
            new Mapping("GRU", RecurrentMappings::gru, SUMMED));

    private static final RandomKey REPLACED = RandomKey.of(0);

    private RecurrentMappings() {}

    @FunctionalInterface
    private interface Factory {
        RnnBase create(int in, int hidden, RnnOptions options, RandomKey key);
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
        int steps = call.input(0).shape().size(call.attributes().flag("layout", false) ? 1 : 0);
        boolean biased = call.optional(3)
                .map(b -> b.chunk(1, 2).get(1).abs().max().item() > 0)
                .orElse(false);
        call.refuse(
                !productIsReset && (steps > 1 || biased || call.optional(5).isPresent()),
                "nn.Gru resets the product of R and the state, not the state before it");
        return run(call, new int[] {1, 0, 2}, Gru::create);
    }

    /** Creates the layer, gives it the weights with gate {@code order[i]} of ONNX as gate i, and runs it. */
    private static List<Tensor> run(Call call, int[] order, Factory factory) {
        call.refuse(call.optional(4).isPresent(), "sequences of one batch have one length");
        Tensor x = call.input(0);
        int hidden = call.attributes().integer("hidden_size", 0);
        boolean batchFirst = call.attributes().flag("layout", false);
        RnnOptions options = batchFirst ? RnnOptions.DEFAULT.withBatchFirst() : RnnOptions.DEFAULT;
        RnnBase layer = factory.create(x.shape().size(2), hidden, options, REPLACED);
        Tensor biases = call.optional(3)
                .orElseGet(() -> Tensor.constant(NdArray.zeros(Shape.of(1, 2 * order.length * hidden), x.dtype())));
        Weights.set(layer, "weight_ih_l0", ordered(call.input(1), order));
        Weights.set(layer, "weight_hh_l0", ordered(call.input(2), order));
        Weights.set(layer, "bias_ih_l0", ordered(biases.chunk(1, 2).get(0), order));
        Weights.set(layer, "bias_hh_l0", ordered(biases.chunk(1, 2).get(1), order));
        List<Tensor> state = new ArrayList<>();
        for (int input = 5; call.optional(input).isPresent(); input++) {
            state.add(batchFirst ? call.input(input).transpose(0, 1) : call.input(input));
        }
        RnnBase.Output output = layer.forward(x, state, Mode.EVAL);
        List<Tensor> outputs = new ArrayList<>();
        outputs.add(output.y().unsqueeze(batchFirst ? 2 : 1));
        output.state().forEach(last -> outputs.add(batchFirst ? last.transpose(0, 1) : last));
        return outputs;
    }

    /** [1, gates hidden, ...] as [gates hidden, ...] with the gates in another order. */
    private static Tensor ordered(Tensor weight, int... order) {
        List<Tensor> gates = weight.squeeze(0).chunk(0, order.length);
        return Tensor.concatenate(0, Arrays.stream(order).mapToObj(gates::get).toList());
    }
}
