package gradbook.interop.onnx.official;

import static gradbook.interop.onnx.official.Mapping.binary;
import static gradbook.interop.onnx.official.Mapping.of;
import static gradbook.interop.onnx.official.Tolerance.SUMMED;

import gradbook.engine.autograd.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Products. */
final class ProductMappings {
    static final List<Mapping> ALL = List.of(
            binary("MatMul", SUMMED, Tensor::matmul),
            of("Gemm", SUMMED, ProductMappings::gemm),
            of("Einsum", SUMMED, ProductMappings::einsum));

    private ProductMappings() {}

    /** {@code alpha A B + beta C}, A and B transposed if asked for. */
    private static Tensor gemm(Call call) {
        Tensor a = call.attributes().flag("transA", false) ? call.input(0).transpose() : call.input(0);
        Tensor b = call.attributes().flag("transB", false) ? call.input(1).transpose() : call.input(1);
        Tensor product = a.matmul(b).mul(call.attributes().number("alpha", 1));
        double beta = call.attributes().number("beta", 1);
        return call.optional(2).map(c -> product.add(c.mul(beta))).orElse(product);
    }

    /** The engine multiplies two operands: a single one is multiplied by 1. */
    private static Tensor einsum(Call call) {
        String equation = call.attributes().text("equation", "").replace(" ", "");
        String output = equation.contains("->") ? "" : "->" + implied(equation);
        if (call.count() == 2) {
            return Tensor.einsum(equation + output, call.input(0), call.input(1));
        }
        call.refuse(call.count() != 1, "einsum of " + call.count() + " operands");
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
