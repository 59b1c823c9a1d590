package gradbook.interop.onnx.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradbook.interop.onnx.proto.AttributeProto;
import gradbook.interop.onnx.proto.AttributeProto.AttributeType;
import gradbook.interop.onnx.proto.NodeProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine under the judgement of ONNX's official cases. Each case of operators that are read agrees, or is listed in
 * {@link LeftOut} with the reason; a listed case that does agree fails, and so does an operator that is in no list.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialCasesTest {
    /** As many cases of operators does ONNX 1.12 have, for which the lists are complete. */
    private static final int ALL = 932;

    private static final int AT_LEAST = 200;

    private List<OfficialCase> all;

    @BeforeAll
    void find() {
        Optional<Path> folder = OfficialCases.folder();
        assumeRuns(
                folder.isPresent(),
                "Debian's libonnx-testdata is not installed and -D" + OfficialCases.PROPERTY + " names no folder");
        all = OfficialCases.in(folder.orElseThrow());
        assumeRuns(
                all.size() == ALL,
                folder.orElseThrow() + " has " + all.size() + " cases, and the lists are of the " + ALL
                        + " of ONNX 1.12");
    }

    /** A tier that does not run says so where it is read, in the report of the tests and on the console. */
    private static void assumeRuns(boolean runs, String otherwise) {
        String message = "official ONNX cases: not run, because " + otherwise;
        if (!runs) {
            System.out.println(message);
        }
        assumeTrue(runs, message);
    }

    Stream<OfficialCase> known() {
        return all.stream().filter(OfficialCase::isKnown);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("known")
    void agreesOrIsListed(OfficialCase each) {
        Optional<LeftOut> refused = LeftOut.find(LeftOut.REFUSED, each.name());
        if (refused.isPresent()) {
            RuntimeException refusal = assertThrows(RuntimeException.class, each::run, () -> each + " is not refused");
            assertTrue(isRefusal(refusal), () -> "expected a refusal, found " + refusal);
        } else {
            boolean wrong = LeftOut.find(LeftOut.WRONG, each.name()).isPresent();
            Optional<String> difference = each.run();
            assertEquals(wrong, difference.isPresent(), () -> each + ": " + difference.orElse("agrees, and is listed"));
        }
    }

    @Test
    void everyCaseIsAccountedFor() {
        Map<String, List<OfficialCase>> byOutcome =
                known().collect(Collectors.groupingBy(OfficialCasesTest::outcome, TreeMap::new, Collectors.toList()));
        List<OfficialCase> passed = byOutcome.getOrDefault("passed", List.of());
        long listed = known().filter(OfficialCasesTest::isListed).count();
        long ofOneNode =
                passed.stream().filter(each -> each.graph().getNodeCount() == 1).count();
        System.out.println("official ONNX cases: " + all.size() + " found, "
                + known().count() + " of operators that are read, " + passed.size() + " passed (" + ofOneNode
                + " of one node), " + listed + " listed with a reason");
        assertTrue(passed.size() >= AT_LEAST, () -> passed.size() + " cases passed");
        assertEquals(known().count(), passed.size() + listed);
        assertTrue(passed.stream().noneMatch(OfficialCasesTest::isListed));
    }

    @Test
    void everyOperatorIsInOneList() {
        Set<String> found =
                all.stream().flatMap(each -> each.types().stream()).collect(Collectors.toCollection(TreeSet::new));
        List<String> listed = new ArrayList<>(Operators.ALL.keySet());
        OptimizerMappings.ALL.forEach(mapping -> listed.add(mapping.type()));
        Outside.ALL.forEach(outside -> listed.addAll(outside.types()));
        assertEquals(List.copyOf(found), listed.stream().sorted().toList());
    }

    @Test
    void everyNameThatIsLeftOutIsACase() {
        for (LeftOut row :
                Stream.of(LeftOut.REFUSED, LeftOut.WRONG).flatMap(List::stream).toList()) {
            row.names()
                    .forEach(name -> assertTrue(
                            known().anyMatch(each -> name.matcher(each.name()).matches()), () -> "no case " + name));
        }
    }

    /** A comparison that anything passes would say nothing. */
    @Test
    void aWrongOperatorIsNoticed() {
        OfficialCase wrong = changed(
                "test_tanh", node -> node.toBuilder().setOpType("Sigmoid").build());
        assertTrue(wrong.run().isPresent());
    }

    @Test
    void anAttributeWithoutAnEqualIsRefused() {
        AttributeProto unknown = AttributeProto.newBuilder()
                .setName("unknown")
                .setType(AttributeType.INT)
                .setI(1)
                .build();
        OfficialCase changed = changed(
                "test_tanh", node -> node.toBuilder().addAttribute(unknown).build());
        assertThrows(IllegalArgumentException.class, changed::run);
    }

    /** The case that is {@link LeftOut#WRONG} is right once its model says what its outputs were computed with. */
    @Test
    void adamOfSeveralAgreesWithTheEpsilonThatWasMeant() {
        AttributeProto epsilon = AttributeProto.newBuilder()
                .setName("epsilon")
                .setType(AttributeType.FLOAT)
                .setF(0.01f)
                .build();
        OfficialCase meant = changed(
                "test_adam_multiple",
                node -> node.toBuilder().addAttribute(epsilon).build());
        assertEquals(Optional.empty(), meant.run());
    }

    private OfficialCase changed(String name, UnaryOperator<NodeProto> change) {
        OfficialCase found = all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        NodeProto node = change.apply(found.graph().getNode(0));
        return new OfficialCase(
                name, found.folder(), found.graph().toBuilder().setNode(0, node).build());
    }

    private static String outcome(OfficialCase each) {
        try {
            return each.run().isEmpty() ? "passed" : "differed";
        } catch (RuntimeException e) {
            return isRefusal(e) ? "refused" : "failed";
        }
    }

    private static boolean isListed(OfficialCase each) {
        return LeftOut.find(LeftOut.REFUSED, each.name()).isPresent()
                || LeftOut.find(LeftOut.WRONG, each.name()).isPresent();
    }

    private static boolean isRefusal(RuntimeException e) {
        return e instanceof IllegalArgumentException;
    }
}
