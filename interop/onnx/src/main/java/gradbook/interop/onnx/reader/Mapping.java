package gradbook.interop.onnx.reader;

import gradbook.engine.autograd.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An ONNX operator said in the engine's operators.
 *
 * @param type ONNX's name
 * @param function its outputs in order, null for one that the engine does not give; refuses by {@link IllegalArgumentException}
 */
record Mapping(String type, Function<Call, List<Tensor>> function) {
    /** An operator with one output. */
    static Mapping of(String type, Function<Call, Tensor> function) {
        return new Mapping(type, call -> List.of(function.apply(call)));
    }

    /** An operator with one input and no attributes. */
    static Mapping unary(String type, UnaryOperator<Tensor> function) {
        return of(type, call -> function.apply(call.input(0)));
    }

    /** An operator with two inputs and no attributes. */
    static Mapping binary(String type, BinaryOperator<Tensor> function) {
        return of(type, call -> function.apply(call.input(0), call.input(1)));
    }

    /** The outputs for a call; refuses an attribute that the function does not know. */
    List<Tensor> apply(Call call) {
        List<Tensor> outputs = function.apply(call);
        call.refuse(
                !call.attributes().unread().isEmpty(),
                "expected attributes of " + type + " that the engine has, found "
                        + call.attributes().unread());
        return outputs;
    }
}
