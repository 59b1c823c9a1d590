package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.experiments.io.Failure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuresTest {
    @Test
    void aFigureStandsInJsonAsDecimalAndInHexadecimal() {
        assertEquals(
                Map.of("loss", 0.1, "lossHex", "0x1.999999999999ap-4"),
                Measures.empty().with("loss", 0.1).toJson());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aFigureThatIsNotFiniteSaysThatTrainingHasDiverged(double value) {
        Failure failure = assertThrows(Failure.class, () -> Measures.empty().with("testLoss", value));
        assertEquals(
                "testLoss became " + value + ", so training has diverged; try a smaller learning rate",
                failure.getMessage());
    }

    @Test
    void readingRefusesTwinsThatDisagreeAndFiguresThatAreNone() {
        refused("loss is 0.1 but lossHex is 0x1.0p0", Map.of("loss", 0.1, "lossHex", "0x1.0p0"));
        refused("loss is 0.1 but lossHex is null", Map.of("loss", 0.1));
        refused("loss is NaN and not a number", Map.of("loss", "NaN"));
        refused("lossHex is 0x1.0p0 and not a number", Map.of("lossHex", "0x1.0p0"));
    }

    private static void refused(String sentence, Map<String, Object> json) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> Measures.fromJson(json))
                        .getMessage());
    }
}
