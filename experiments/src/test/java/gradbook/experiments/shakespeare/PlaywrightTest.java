package gradbook.experiments.shakespeare;

import static gradbook.experiments.testing.Resumption.assertGoesOn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.experiments.dataset.Shakespeare;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.sequence.Characters;
import gradbook.experiments.testing.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaywrightTest {
    @Test
    void itsCharactersAreThoseOfThePlays() {
        Runs.assumeText(Shakespeare.TEXT);
        assertEquals(Characters.of(Runs.datasets().text(Shakespeare.TEXT)), Playwright.CHARACTERS);
    }

    /** What was written before it was ended is there, once. */
    @Test
    void aRunThatWasEndedGoesOn() {
        Runs.assumeText(Shakespeare.TEXT);
        Overrides small = Overrides.NONE
                .with("epochs", 2)
                .with("context", 16)
                .with("width", 8)
                .with("heads", 1)
                .with("layers", 1);
        assertGoesOn(Playwrights.GPT, small, 260);
    }

    @Test
    void textsStandSideBySide() {
        String broken = "a line that is much longer than a column has room for";
        assertEquals(
                """
                one                                  two
                ---                                  ---
                first                                a line that is much longer than a
                second                               column has room for""",
                Columns.of(List.of("one", "two"), List.of("first\nsecond", broken))
                        .stripTrailing());
    }
}
