package gradbook.interop.onnx.reader;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Dropout;
import gradbook.engine.nn.Mode;
import gradbook.engine.random.RandomKey;

/** Dropout. */
final class DropoutMapping {
    static final Mapping DROPOUT = Mapping.of("Dropout", DropoutMapping::of);

    private DropoutMapping() {}

    /** Inputs: x, ratio (in older versions an attribute), whether to train. The seed is of no use outside of training. */
    private static Tensor of(Call call) {
        call.refuse(call.wants(1), "nn.Dropout does not return its mask");
        double ratio = call.optional(1)
                .map(Tensor::item)
                .orElseGet(() -> call.attributes().number("ratio", 0.5));
        boolean train = call.optional(2).map(found -> found.item() != 0).orElse(false);
        call.attributes().integer("seed", 0);
        call.refuse(
                train && ratio > 0,
                "expected dropout out of training, found training, whose mask only NumPy draws from its seed");
        return new Dropout(ratio).forward(call.input(0), train ? Mode.train(RandomKey.of(0)) : Mode.EVAL);
    }
}
