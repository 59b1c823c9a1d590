package gradbook.experiments.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.experiments.report.BitsMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A difference anywhere is found and named. */
class AgreementTest {
    private static final int NETWORKS = Network.ALL.size();
    private static final Setting PLAIN = Setting.plain(new Jdk(Path.of("jdk"), "17.0.1", true));
    private static final Setting THREADS = PLAIN.threads(2);

    private final Agreement agreement = new Agreement();

    @Test
    void equalBitsAreTheSame() {
        assertEquals(Collections.nCopies(NETWORKS, "eeeeeeee"), agreement.add(outcome(PLAIN, "d", "e", "f", true)));
        assertEquals(Collections.nCopies(NETWORKS, "same"), agreement.add(outcome(THREADS, "d", "e", "f", true)));
        assertEquals(List.of(), agreement.problems());
    }

    @Test
    void whatDiffersIsNamed() {
        agreement.add(outcome(PLAIN, "d", "e", "f", true));
        assertEquals(
                "losses 0000",
                agreement
                        .add(outcome(THREADS, "0", "e", "f", true))
                        .get(NETWORKS - 1)
                        .substring(0, 11));
        assertEquals(
                "weights 00000000",
                agreement.add(outcome(THREADS, "d", "0", "f", true)).get(NETWORKS - 1));
        assertEquals(
                "outputs 00000000",
                agreement.add(outcome(THREADS, "d", "e", "0", true)).get(NETWORKS - 1));
        assertEquals(
                "batch matters",
                agreement.add(outcome(THREADS, "d", "e", "f", false)).get(NETWORKS - 1));
        String where = "JDK 17.0.1, 2 threads: gpt ";
        String than = " than JDK 17.0.1, as it is";
        assertEquals(
                List.of(
                        where + "has other losses " + digest("0") + than,
                        where + "has other weights " + digest("0") + than,
                        where + "has other outputs " + digest("0") + than,
                        where + "gives a sample alone other outputs than in a batch"),
                agreement.problems());
    }

    @Test
    void theFirstIsHeldToBatchesToo() {
        agreement.add(outcome(PLAIN, "d", "e", "f", false));
        assertEquals(
                List.of("JDK 17.0.1, as it is: gpt gives a sample alone other outputs than in a batch"),
                agreement.problems());
    }

    @Test
    void whatFailedIsAProblem() {
        agreement.add(outcome(PLAIN, "d", "e", "f", true));
        assertEquals(
                Collections.nCopies(NETWORKS, "failed"),
                agreement.add(Outcome.failed(PLAIN.with("-Xint"), "exit code 1: Error", 1)));
        assertEquals(List.of("JDK 17.0.1, -Xint: exit code 1: Error"), agreement.problems());
    }

    @Test
    void anotherLengthHasAReferenceOfItsOwn() {
        agreement.add(outcome(PLAIN, "d", "e", "f", true));
        agreement.add(outcome(PLAIN.shorter(), "1", "2", "3", true));
        agreement.add(outcome(THREADS.shorter(), "1", "2", "3", true));
        assertEquals(List.of(), agreement.problems());
        BitsMatrix matrix = agreement.matrix("a machine");
        assertEquals(
                List.of("as it is", "4 steps", "2 threads, 4 steps"),
                matrix.rows().stream().map(BitsMatrix.Row::setting).toList());
        assertEquals(digest("e"), matrix.networks().get(NETWORKS - 1).weightsSha256());
    }

    @Test
    void linesOfAnUnfinishedRunAreAFailure() {
        Outcome outcome = Outcome.parse(PLAIN, List.of("forms\tplain loops", "network\tmlp\ta\tb\tc\ttrue"), 1);
        assertEquals(
                "expected a line for each network, found [forms\tplain loops, network\tmlp\ta\tb\tc\ttrue]",
                outcome.failure().orElseThrow());
    }

    /** The last network is as given, the others always the same. */
    private static Outcome outcome(Setting setting, String losses, String weights, String outputs, boolean alone) {
        List<TrainedBits> networks = new ArrayList<>();
        for (String name : Agreement.networks()) {
            boolean last = name.equals("gpt");
            networks.add(new TrainedBits(
                    name,
                    digest(last ? losses : "d"),
                    digest(last ? weights : "e"),
                    digest(last ? outputs : "f"),
                    !last || alone));
        }
        return new Outcome(setting, "plain loops", networks, 1, Optional.empty());
    }

    private static String digest(String digit) {
        return digit.repeat(64);
    }
}
