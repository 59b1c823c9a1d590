package gradbook.interop.onnx.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.golden.LayerCase;
import gradbook.engine.golden.LayerCases;
import gradbook.engine.nn.LayerNetworks;
import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.interop.onnx.Drawn;
import gradbook.interop.onnx.Judged;
import gradbook.interop.onnx.graph.Input;
import gradbook.interop.onnx.proto.NodeProto;
import gradbook.interop.onnx.proto.TensorProto;
import gradbook.interop.onnx.tensor.OnnxTensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of layer with each of its options, exported in both forms, as ONNX's layers and operator by operator. */
class OnnxLayersTest {
    private static final RandomKey KEY = RandomKey.of(7);

    /** Networks of some depth, whose roundings add up. */
    private static final double TOLERANCE = 1e-5;

    static Stream<LayerNetworks.Network> networks() {
        return LayerNetworks.all();
    }

    /** All but those that train, for several batches. */
    static Stream<LayerCase> layers() {
        return LayerCases.ALL.stream().filter(layer -> layer.x().containsKey("x"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void networksAgreeForBatchesOfAnySize(LayerNetworks.Network network) {
        Module module = drawn(network);
        for (boolean layers : new boolean[] {true, false}) {
            try (Judged model = export(network, module, layers)) {
                model.agrees(TOLERANCE, network.x());
                for (int batch : new int[] {1, 2, 7, 64}) {
                    model.agrees(TOLERANCE, drawn(network.x(), batch));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void optionsOfLayersAgree(LayerCase layer) {
        Module module = Drawn.anew(layer.create().apply(DType.FLOAT32));
        NdArray x = layer.x().get("x");
        DType dtype = x.dtype().isFloating() ? DType.FLOAT32 : DType.INT32;
        for (boolean layers : new boolean[] {true, false}) {
            String name = "layers-" + (layers ? "as-layers/" : "by-operators/") + layer.name();
            Input input = Input.whole("x", dtype, x.shape());
            try (Judged model = Judged.of(
                    name, List.of(input), (in, mode) -> mode.run("layer", module, in.get(0)), module.state(), layers)) {
                model.agrees(TOLERANCE, x);
            }
        }
    }

    /** Layers that take more than one tensor, such as a state to begin with, are written operator by operator. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void layersCalledWithAllTheirInputsAgree(LayerCase layer) {
        Module module = Drawn.anew(layer.create().apply(DType.FLOAT32));
        List<Input> inputs = new ArrayList<>();
        layer.x()
                .forEach((name, x) ->
                        inputs.add(Input.whole(name, x.dtype().isFloating() ? DType.FLOAT32 : DType.INT32, x.shape())));
        try (Judged model = Judged.of(
                "layers-with-all-inputs/" + layer.name(),
                inputs,
                (x, mode) -> layer.call().apply(module, x, mode).get(0),
                module.state(),
                false)) {
            model.agrees(TOLERANCE, layer.x().values().toArray(NdArray[]::new));
        }
    }

    /** Weights stand in the file as they do in PyTorch: under their names, with their sizes, bit for bit. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void parametersAreInitializersUnderTheirNames(LayerNetworks.Network network) {
        Module module = drawn(network);
        try (Judged model = export(network, module, true)) {
            List<TensorProto> written = model.proto().getGraph().getInitializerList();
            module.namedParameters().forEach((name, parameter) -> {
                TensorProto found = written.stream()
                        .filter(tensor -> tensor.getName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + " is missing"));
                assertEquals(parameter.value(), OnnxTensors.read(found));
            });
        }
    }

    @Test
    void layersBecomeOnnxsOwn() {
        Set<String> types = networks()
                .flatMap(network -> nodes(network).stream())
                .map(NodeProto::getOpType)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = Set.of(
                "BatchNormalization", "LayerNormalization", "Conv", "ConvTranspose", "LSTM", "GRU", "RNN", "Gemm");
        assertTrue(types.containsAll(expected), types::toString);
    }

    private static List<NodeProto> nodes(LayerNetworks.Network network) {
        Module module = drawn(network);
        try (Judged model = export(network, module, true)) {
            return model.proto().getGraph().getNodeList();
        }
    }

    private static Judged export(LayerNetworks.Network network, Module module, boolean layers) {
        int[] sizes = network.x().shape().sizes();
        DType dtype = network.x().dtype().isFloating() ? DType.FLOAT32 : DType.INT32;
        Input input = Input.batch("x", dtype, Shape.of(Arrays.copyOfRange(sizes, 1, sizes.length)), "");
        return Judged.of(
                "networks-" + (layers ? "as-layers/" : "by-operators/") + network.name(),
                List.of(input),
                (x, mode) -> module.forward(x.get(0), mode),
                module.state(),
                layers);
    }

    private static Module drawn(LayerNetworks.Network network) {
        return Drawn.anew(network.create().apply(DType.FLOAT32));
    }

    /** Inputs of the same kind for another batch: normal numbers, or symbols that the network has. */
    private static NdArray drawn(NdArray like, int batch) {
        Shape shape = like.shape().with(0, batch);
        if (like.dtype().isFloating()) {
            return KEY.fold(batch).normal(shape, DType.FLOAT32, 0, 1);
        }
        int[] symbols = new int[shape.count()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = like.ints()[(5 * i + batch) % like.count()];
        }
        return NdArray.of(shape, symbols);
    }
}
