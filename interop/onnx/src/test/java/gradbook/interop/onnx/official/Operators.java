package gradbook.interop.onnx.official;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one table of mappings, from ONNX's operators to the engine's. */
final class Operators {
    /** The operators that the engine's catalogue has, or that a formula of it is. */
    static final Map<String, Mapping> CATALOGUE = byType(Stream.of(
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
            OptimizerMappings.ALL));

    /** {@link Plumbing} by type. */
    static final Map<String, Mapping> PLUMBING = byType(Stream.of(Plumbing.ALL));

    private Operators() {}

    /** How an operator is said, if it is. */
    static Optional<Mapping> find(String type) {
        return Optional.ofNullable(CATALOGUE.getOrDefault(type, PLUMBING.get(type)));
    }

    /** Two mappings of one type are an error. */
    private static Map<String, Mapping> byType(Stream<List<Mapping>> families) {
        return families.flatMap(List::stream).collect(Collectors.toMap(Mapping::type, Function.identity()));
    }
}
