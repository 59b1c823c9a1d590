package gradbook.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentionTest {
    @ParameterizedTest
    @CsvSource({"to, 2, 3", "to, 3, 2", "be, 1, 1", "'', 1, 1"})
    void everyHeadLooksFromEachCharacterAtEach(String text, int rows, int columns) {
        Grid head = new Grid(rows, columns, Collections.nCopies(rows * columns, 0.5));
        int length = text.length();
        assertEquals(
                "attention: expected " + length + " x " + length + " weights, found " + rows + " x " + columns,
                assertThrows(IllegalArgumentException.class, () -> new Attention(text, List.of(List.of(head))))
                        .getMessage());
    }
}
