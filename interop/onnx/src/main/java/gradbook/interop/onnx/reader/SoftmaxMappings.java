package gradbook.interop.onnx.reader;

import static gradbook.interop.onnx.reader.Mapping.of;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.CrossEntropy;
import gradbook.engine.nn.Reduction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Softmax, and the losses behind it. */
final class SoftmaxMappings {
    static final List<Mapping> ALL = List.of(
            of("Softmax", call -> call.input(0).softmax(axis(call))),
            of("LogSoftmax", call -> call.input(0).logSoftmax(axis(call))),
            of("Hardmax", SoftmaxMappings::hardmax),
            of("NegativeLogLikelihoodLoss", call -> loss(call).ofLogProbabilities(call.input(0), labels(call))),
            new Mapping("SoftmaxCrossEntropyLoss", SoftmaxMappings::crossEntropy));

    private SoftmaxMappings() {}

    private static int axis(Call call) {
        return call.attributes().integer("axis", -1);
    }

    /** 1 at the first maximum along the axis, else 0. */
    private static Tensor hardmax(Call call) {
        Tensor x = call.input(0);
        int axis = x.shape().axis("Hardmax", axis(call));
        return MovementMappings.lastAxisTo(
                axis, x.argMax(false, axis).oneHot(x.shape().size(axis), x.dtype()));
    }

    private static List<Tensor> crossEntropy(Call call) {
        Tensor logits = call.input(0);
        return Arrays.asList(loss(call).of(logits, labels(call)), call.wants(1) ? logits.logSoftmax(1) : null);
    }

    private static NdArray labels(Call call) {
        return call.input(1).value().to(DType.INT32);
    }

    private static CrossEntropy loss(Call call) {
        String reduction = call.attributes().text("reduction", "mean").toUpperCase(Locale.ROOT);
        call.refuse(
                Stream.of(Reduction.values()).noneMatch(known -> known.name().equals(reduction)),
                "expected a reduction of none, sum or mean, found " + reduction);
        CrossEntropy loss = CrossEntropy.DEFAULT.withReduction(Reduction.valueOf(reduction));
        CrossEntropy weighted =
                call.optional(2).map(weight -> loss.withWeight(weight.value())).orElse(loss);
        return weighted.withIgnoreIndex(call.attributes().integer("ignore_index", loss.ignoreIndex()));
    }
}
