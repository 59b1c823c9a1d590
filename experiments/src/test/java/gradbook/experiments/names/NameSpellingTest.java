package gradbook.experiments.names;

import static gradbook.experiments.testing.Resumption.assertGoesOn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.experiments.dataset.Names;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.sequence.WordParts;
import gradbook.experiments.testing.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameSpellingTest {
    @Test
    void noNameIsLongerThanTheNetworksSee() {
        Runs.assumeText(Names.TEXT);
        List<String> names = Runs.datasets().text(Names.TEXT).lines().toList();
        assertEquals(
                NameSpelling.LONGEST,
                names.stream().mapToInt(String::length).max().orElseThrow());
        WordParts parts = WordParts.of(names);
        assertEquals(
                List.of(25_626, 3_203, 3_204),
                List.of(
                        parts.train().size(),
                        parts.validation().size(),
                        parts.test().size()));
    }

    @Test
    void aRunThatWasEndedGoesOn() {
        Runs.assumeText(Names.TEXT);
        assertGoesOn(Spellers.ALL.get(0), Overrides.NONE.with("epochs", 1), 100);
    }
}
