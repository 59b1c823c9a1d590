package gradbook.experiments.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.Shape;
import gradbook.engine.data.Batch;
import gradbook.experiments.dataset.Names;
import gradbook.experiments.testing.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void eachLetterAndTheEndComeAfterTheLettersBefore() {
        Spelling emma = Spelling.of(List.of("emma", "ab"), 3);
        assertEquals(8, emma.size());
        assertArrayEquals(
                new int[] {0, 0, 0, 0, 0, 5, 0, 5, 13, 5, 13, 13, 13, 13, 1, 0, 0, 0, 0, 0, 1, 0, 1, 2},
                emma.contexts().ints());
        assertArrayEquals(new int[] {5, 13, 13, 1, 0, 1, 2, 0}, emma.next().ints());
    }

    @Test
    void aBatchHasTheSamplesAskedForInTheirOrder() {
        Batch batch = Spelling.of(List.of("emma"), 2).batch(3, 0, 3);
        assertEquals(Shape.of(3, 2), batch.x().shape());
        assertArrayEquals(new int[] {13, 13, 0, 0, 13, 13}, batch.x().value().ints());
        assertArrayEquals(new int[] {1, 5, 1}, batch.labels().ints());
    }

    @Test
    void whatIsNoLetterIsRefused() {
        assertEquals(
                "a word: expected letters a to z, found '-'",
                assertThrows(IllegalArgumentException.class, () -> Spelling.of(List.of("a-b"), 1))
                        .getMessage());
    }

    /** As the lecture divides them, and the first names that its shuffle gives. */
    @Test
    void theNamesAreDividedAsInTheLectures() {
        Runs.assumeText(Names.TEXT);
        List<String> names = Runs.datasets().text(Names.TEXT).lines().toList();
        assertEquals(32_033, names.size());
        assertEquals(228_146, Spelling.of(names, 1).size());
        Spelling.Parts parts = Spelling.parts(names, 3);
        assertEquals(182_625, parts.train().size());
        assertEquals(22_655, parts.validation().size());
        assertEquals(22_866, parts.test().size());
        StringBuilder first = new StringBuilder();
        for (int i = 0; i < 23; i++) {
            first.append(Spelling.sign(parts.train().next().ints()[i]));
        }
        assertEquals("yuheng.diondre.xavien.j", first.toString());
    }
}
