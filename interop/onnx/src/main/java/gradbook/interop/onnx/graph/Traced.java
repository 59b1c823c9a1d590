package gradbook.interop.onnx.graph;

import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Mode;
import java.util.List;

/** A function of tensors, such as a network; its layers run under the mode. */
@FunctionalInterface
public interface Traced {
    List<Tensor> apply(List<Tensor> x, Mode mode);
}
