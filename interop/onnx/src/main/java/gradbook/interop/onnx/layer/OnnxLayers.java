package gradbook.interop.onnx.layer;

import gradbook.engine.array.NdArray;
import gradbook.engine.nn.BatchNorm;
import gradbook.engine.nn.BatchNorm1d;
import gradbook.engine.nn.BatchNorm2d;
import gradbook.engine.nn.Conv1d;
import gradbook.engine.nn.Conv2d;
import gradbook.engine.nn.ConvTranspose2d;
import gradbook.engine.nn.Gru;
import gradbook.engine.nn.LayerNorm;
import gradbook.engine.nn.Lstm;
import gradbook.engine.nn.Module;
import gradbook.engine.nn.Rnn;
import gradbook.interop.onnx.graph.Attribute;
import gradbook.interop.onnx.graph.Nodes;
import gradbook.interop.onnx.graph.Writers;
import gradbook.interop.onnx.operator.TransposedConvolution;
import gradbook.interop.onnx.operator.Windows;
import gradbook.interop.onnx.proto.AttributeProto;
import java.util.ArrayList;
import java.util.List;

/** The layers that are one node, or few, of ONNX, where their operators would be many. */
public final class OnnxLayers {
    private static final Writers<Module> WRITERS = new Writers<Module>()
            .add(BatchNorm1d.class, OnnxLayers::batchNorm)
            .add(BatchNorm2d.class, OnnxLayers::batchNorm)
            .add(LayerNorm.class, OnnxLayers::layerNorm)
            .add(
                    Conv1d.class,
                    (layer, at) ->
                            weighted("Conv", layer, at, Windows.convolution(List.of(layer.window()), layer.groups())))
            .add(
                    Conv2d.class,
                    (layer, at) -> weighted("Conv", layer, at, Windows.convolution(layer.window(), layer.groups())))
            .add(ConvTranspose2d.class, OnnxLayers::convTranspose2d)
            .add(Lstm.class, Recurrent::lstm)
            .add(Gru.class, Recurrent::gru)
            .add(Rnn.class, Recurrent::rnn);

    private OnnxLayers() {}

    /** Whether this layer is one of them. */
    public static boolean isNode(Module layer) {
        return WRITERS.has(layer);
    }

    /** Writes a layer's nodes; returns the name of its value. */
    public static String write(Module layer, Nodes at) {
        return WRITERS.write(layer, at);
    }

    /** A node of x and the layer's own weight and bias, or weight alone. */
    private static String weighted(String type, Module layer, Nodes at, AttributeProto... attributes) {
        return at.node(type, inputs(layer, at), attributes);
    }

    private static List<String> inputs(Module layer, Nodes at) {
        List<String> inputs = new ArrayList<>(List.of(at.x(0)));
        layer.ownParameters().values().forEach(parameter -> inputs.add(at.array(parameter.value())));
        return inputs;
    }

    /** With the statistics that were gathered in training. */
    private static String batchNorm(BatchNorm layer, Nodes at) {
        List<String> inputs = inputs(layer, at);
        inputs.add(at.array(layer.ownBuffers().get("running_mean").value()));
        inputs.add(at.array(layer.ownBuffers().get("running_var").value()));
        return at.node("BatchNormalization", inputs, Attribute.of("epsilon", layer.epsilon()));
    }

    /** ONNX wants a weight: of a layer without one it is 1. */
    private static String layerNorm(LayerNorm layer, Nodes at) {
        AttributeProto axis = Attribute.of("axis", -layer.normalizedShape().rank());
        AttributeProto epsilon = Attribute.of("epsilon", layer.epsilon());
        if (!layer.ownParameters().isEmpty()) {
            return weighted("LayerNormalization", layer, at, axis, epsilon);
        }
        String ones = at.constant(
                "weight", NdArray.full(layer.normalizedShape(), at.y().dtype(), 1));
        return at.node("LayerNormalization", List.of(at.x(0), ones), axis, epsilon);
    }

    private static String convTranspose2d(ConvTranspose2d layer, Nodes at) {
        return TransposedConvolution.write(
                at,
                at.array(layer.weight().value()),
                layer.bias().map(bias -> at.array(bias.value())),
                layer.window(),
                List.of(layer.outputPadding(), layer.outputPadding()),
                layer.groups());
    }
}
