package gradbook.interop.onnx.reader;

import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Parameter;

/** Values from a file in the place of those that a layer was created with. */
final class Weights {
    private Weights() {}

    /** Sets a parameter or buffer of a float32 layer. */
    static void set(Module module, String name, Tensor value) {
        set(module.state().get(name), value);
    }

    /** Sets a parameter. */
    static void set(Parameter parameter, Tensor value) {
        set(parameter.value(), value);
    }

    private static void set(NdArray target, Tensor value) {
        if (!target.shape().equals(value.shape())) {
            throw new IllegalArgumentException(
                    "expected a weight of shape " + target.shape() + ", found " + value.shape());
        }
        System.arraycopy(value.value().floats(), 0, target.floats(), 0, target.count());
    }
}
