package gradbook.experiments.shakespeare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.Gpt;
import gradbook.experiments.run.Attention;
import gradbook.experiments.run.Grid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {
    private static final RandomKey KEY = RandomKey.of(7);

    /** A GPT reads as much of the line as it can see; each head of each layer has a grid. */
    @ParameterizedTest
    @CsvSource({"64, 'To be, or not to be'", "5, To be"})
    void theHeadsOfAGptLookAtALine(int context, String read) {
        List<Attention> found =
                Looks.of(Gpt.create(Playwright.CHARACTERS.size(), context, 6, 3, 2, KEY, DType.FLOAT32));
        assertEquals(1, found.size());
        assertEquals(read, found.get(0).text());
        assertEquals(
                List.of(3, 3), found.get(0).layers().stream().map(List::size).toList());
        Grid head = found.get(0).layers().get(0).get(0);
        assertEquals(List.of(1.0, 0.0), head.values().subList(0, 2), "the first character sees itself alone");
        head.values().forEach(weight -> assertEquals(StrictMath.rint(weight * 1000) / 1000, weight));
    }

    @Test
    void whatHasNoHeadsLooksAtNothing() {
        assertTrue(Looks.of(Playwrights.BIGRAM.untrained(Playwrights.BIGRAM.configuration()))
                .isEmpty());
    }
}
