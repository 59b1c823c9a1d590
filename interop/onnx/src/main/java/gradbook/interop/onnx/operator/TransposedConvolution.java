package gradbook.interop.onnx.operator;

import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import gradbook.interop.onnx.graph.Attribute;
import gradbook.interop.onnx.graph.Nodes;
import gradbook.interop.onnx.graph.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A transposed convolution of planes (math.md §7.3). Output padding is less padding behind the output; what goes beyond that are zeros,
 * and is appended: ONNX Runtime takes no output padding at a stride of 1, where PyTorch does if the window is dilated.
 */
public final class TransposedConvolution {
    private TransposedConvolution() {}

    /**
     * The nodes; returns the name of their value.
     *
     * @param bias [out], or empty
     * @param more rows and columns of output padding
     */
    public static String write(
            Nodes at, String weight, Optional<String> bias, Window2d window, List<Integer> more, int groups) {
        List<Window> axes = List.of(window.height(), window.width());
        List<Integer> pads = new ArrayList<>(Windows.each(axes, Window::padding));
        List<Integer> beyond = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            int padding = axes.get(axis).padding();
            pads.add(Math.max(0, padding - more.get(axis)));
            beyond.add(Math.max(0, more.get(axis) - padding));
        }
        boolean appends = beyond.get(0) + beyond.get(1) > 0;
        List<String> inputs = new ArrayList<>(List.of(at.x(0), weight));
        if (!appends) {
            bias.ifPresent(inputs::add);
        }
        String y = at.node(
                "ConvTranspose",
                inputs,
                Attribute.of("kernel_shape", Windows.each(axes, Window::kernel)),
                Attribute.of("strides", Windows.each(axes, Window::stride)),
                Attribute.of("pads", pads),
                Attribute.of("dilations", Windows.each(axes, Window::dilation)),
                Attribute.of("group", groups));
        if (!appends) {
            return y;
        }
        String whole =
                at.node("Pad", y, at.integers("beyond", 0, 0, 0, 0, 0, 0, beyond.get(0), beyond.get(1)), at.scalar(0));
        if (bias.isEmpty()) {
            return whole;
        }
        Size one = Size.of(1);
        return at.node("Add", whole, at.reshape(bias.get(), List.of(at.y().size(1), one, one)));
    }
}
