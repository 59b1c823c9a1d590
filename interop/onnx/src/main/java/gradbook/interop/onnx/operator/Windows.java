package gradbook.interop.onnx.operator;

import gradbook.engine.op.Window;
import gradbook.engine.op.Window2d;
import gradbook.interop.onnx.graph.Attribute;
import gradbook.interop.onnx.proto.AttributeProto;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Windows as attributes. */
public final class Windows {
    private Windows() {}

    /** Of a convolution of planes. */
    public static AttributeProto[] convolution(Window2d window, int groups) {
        return convolution(List.of(window.height(), window.width()), groups);
    }

    /** Of a convolution along so many axes. */
    public static AttributeProto[] convolution(List<Window> axes, int groups) {
        return new AttributeProto[] {
            Attribute.of("kernel_shape", each(axes, Window::kernel)),
            Attribute.of("strides", each(axes, Window::stride)),
            Attribute.of("pads", twice(each(axes, Window::padding))),
            Attribute.of("dilations", each(axes, Window::dilation)),
            Attribute.of("group", groups)
        };
    }

    /**
     * Of pooling.
     *
     * @param pads before and behind both axes, heights first
     */
    static AttributeProto[] pooling(Window2d window, List<Integer> pads, boolean dilated) {
        List<Window> axes = List.of(window.height(), window.width());
        Stream<AttributeProto> all = Stream.of(
                Attribute.of("kernel_shape", each(axes, Window::kernel)),
                Attribute.of("strides", each(axes, Window::stride)),
                Attribute.of("pads", pads));
        Stream<AttributeProto> dilations =
                dilated ? Stream.of(Attribute.of("dilations", each(axes, Window::dilation))) : Stream.of();
        return Stream.concat(all, dilations).toArray(AttributeProto[]::new);
    }

    static List<Integer> each(List<Window> axes, ToIntFunction<Window> component) {
        return axes.stream().map(component::applyAsInt).toList();
    }

    private static List<Integer> twice(List<Integer> sizes) {
        return Stream.concat(sizes.stream(), sizes.stream()).toList();
    }
}
