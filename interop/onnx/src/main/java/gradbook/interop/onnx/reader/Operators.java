package gradbook.interop.onnx.reader;

import gradbook.interop.onnx.proto.NodeProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one table of mappings, from ONNX's operators to the engine's. */
final class Operators {
    /** Each by ONNX's name. */
    static final Map<String, Mapping> ALL = byType(Stream.of(
            ElementwiseMappings.ALL,
            ActivationMappings.ALL,
            ReductionMappings.ALL,
            SoftmaxMappings.ALL,
            ProductMappings.ALL,
            MovementMappings.ALL,
            IndexMappings.ALL,
            WindowMappings.ALL,
            List.of(TransposedMapping.CONV_TRANSPOSE, DropoutMapping.DROPOUT),
            NormalizationMappings.ALL,
            RecurrentMappings.ALL,
            Plumbing.ALL,
            Logic.ALL));

    private Operators() {}

    /** How a node's operator is said, if it is. */
    static Optional<Mapping> find(NodeProto node) {
        return isStandard(node.getDomain()) ? Optional.ofNullable(ALL.get(node.getOpType())) : Optional.empty();
    }

    /** Whether a domain is that of ONNX's own operators. */
    static boolean isStandard(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    /** Two mappings of one type are an error. */
    private static Map<String, Mapping> byType(Stream<List<Mapping>> families) {
        return families.flatMap(List::stream).collect(Collectors.toMap(Mapping::type, Function.identity()));
    }
}
