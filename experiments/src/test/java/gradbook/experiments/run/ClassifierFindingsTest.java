package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierFindingsTest {
    /** By hand: sqrt(0.9 · 0.1 / 100) = 0.03. */
    @Test
    void theAccuracyComesWithItsStandardError() {
        assertSays(
                "Of 100 test images the network reads 90 right and 10 wrong (90.00 %, give or take 3.00 for the choice of test images: "
                        + "one standard error).",
                result(0, List.of(), epoch(1, 0.1, 0.2)));
    }

    @Test
    void theMostCommonMistakeIsNamed() {
        assertSays(
                "The most common mistake is to take a 2 for a 0 (6 times).", result(0, List.of(), epoch(1, 0.1, 0.2)));
        assertSays(
                "The most common mistake is to take a coat for a shirt (6 times).",
                result(0, List.of("shirt", "bag", "coat"), epoch(1, 0.1, 0.2)));
    }

    /** The weights are those of the lowest validation loss if training can end early, and of the last epoch if not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0.5 0.3 0.4 | After the last epoch it gets 97.00 % of its training images and 87.00 % of the validation images",
                "3 | 0.5 0.3 0.4 | After epoch 2, whose weights were put back, it gets 98.00 % of its training images and 88.00 % of",
                "3 | 0.5 0.4 0.3 | After the last epoch it gets 97.00 % of its training images and 87.00 % of the validation images",
            })
    void theGapIsThatOfTheWeightsThatWereKept(int patience, String validationLosses, String sentence) {
        double[] losses = List.of(validationLosses.split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        EpochMeasures[] epochs = IntStream.range(0, losses.length)
                .mapToObj(i -> new EpochMeasures(
                        i + 1,
                        epoch(i + 1, 0.1, losses[i])
                                .measures()
                                .with("trainAccuracy", 1 - 0.01 * (i + 1))
                                .with("validationAccuracy", 0.9 - 0.01 * (i + 1))))
                .toArray(EpochMeasures[]::new);
        assertSays(sentence, result(patience, List.of(), epochs));
        assertSays("a gap of 10.00 points.", result(patience, List.of(), epochs));
    }

    @Test
    void whereTheTrainingImagesWereNotLookedAtTheLossesAreCompared() {
        assertSays(
                "In the last epoch the loss is 0.1000 over the training steps and 0.2000 on the validation images.",
                result(0, List.of(), epoch(1, 0.3, 0.4), epoch(2, 0.1, 0.2)));
    }

    private static void assertSays(String sentence, Result result) {
        String text = new ClassifierFindings(result).text();
        assertTrue(text.contains(sentence), text);
        assertEquals(3, text.split("\\. ").length, text);
    }

    private static EpochMeasures epoch(int number, double trainLoss, double validationLoss) {
        return new EpochMeasures(
                number, Measures.empty().with("trainLoss", trainLoss).with("validationLoss", validationLoss));
    }

    /** Three classes, 100 test images, 90 of them right. */
    private static Result result(int patience, List<String> classNames, EpochMeasures... epochs) {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode().put("patience", patience);
        return new Result(
                configuration,
                true,
                1,
                List.of(),
                Map.of("test", 100),
                1,
                1,
                "cross-entropy (nats)",
                Measures.empty().with("testAccuracy", 0.9),
                List.of(epochs),
                "ab".repeat(32),
                "cd".repeat(32),
                List.of(List.of(30, 2, 0), List.of(1, 30, 1), List.of(6, 0, 30)),
                List.of(),
                1,
                List.of(),
                List.of(),
                List.of(),
                classNames,
                List.of(),
                List.of());
    }
}
