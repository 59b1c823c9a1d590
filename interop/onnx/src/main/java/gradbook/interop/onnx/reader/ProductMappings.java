package gradbook.interop.onnx.reader;

import static gradbook.interop.onnx.reader.Mapping.binary;
import static gradbook.interop.onnx.reader.Mapping.of;

import gradbook.engine.autograd.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Products. */
final class ProductMappings {
    static final List<Mapping> ALL = List.of(
            binary("MatMul", Tensor::matmul), of("Gemm", ProductMappings::gemm), of("Einsum", ProductMappings::einsum));

    private ProductMappings() {}

    /** {@code alpha A B + beta C}, A and B transposed if asked for. */
    private static Tensor gemm(Call call) {
        boolean transposed = call.attributes().flag("transB", false);
        boolean turned = call.attributes().flag("transA", false);
        double alpha = call.attributes().number("alpha", 1);
        double beta = call.attributes().number("beta", 1);
        if (transposed && !turned && alpha == 1 && beta == 1 && isBias(call)) {
            return call.optional(2)
                    .map(bias -> call.input(0).linear(call.input(1), bias))
                    .orElseGet(() -> call.input(0).linear(call.input(1)));
        }
        Tensor a = turned ? call.input(0).transpose() : call.input(0);
        Tensor b = transposed ? call.input(1).transpose() : call.input(1);
        Tensor product = a.matmul(b).mul(alpha);
        return call.optional(2).map(c -> product.add(c.mul(beta))).orElse(product);
    }

    /** Whether C, if there is one, is a bias: one number for each output. */
    private static boolean isBias(Call call) {
        return call.optional(2)
                .map(c -> c.shape().rank() == 1
                        && c.shape().size(0) == call.input(1, 2).shape().size(0))
                .orElse(true);
    }

    /** The engine multiplies two operands: a single one is multiplied by 1. */
    private static Tensor einsum(Call call) {
        String equation = call.attributes().text("equation", "").replace(" ", "");
        String output = equation.contains("->") ? "" : "->" + implied(equation);
        if (call.count() == 2) {
            return Tensor.einsum(equation + output, call.input(0), call.input(1));
        }
        call.refuse(call.count() != 1, "expected einsum of one operand or two, found " + call.count());
        Tensor x = call.input(0);
        return Tensor.einsum((equation + output).replace("->", ",->"), x, ElementwiseMappings.scalar(x, 1));
    }

    /** The labels that occur once, in alphabetical order. */
    private static String implied(String operands) {
        return Arrays.stream(operands.replace(",", "").split(""))
                .filter(label -> operands.indexOf(label) == operands.lastIndexOf(label))
                .sorted()
                .collect(Collectors.joining());
    }
}
