package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ShownTextTest {
    private final StringWriter screen = new StringWriter();
    private final ShownText text = new ShownText(new PrintWriter(new BufferedWriter(screen)));

    @Test
    void theBeginningIsShownAtOnce() {
        text.add("ROMEO:");

        assertEquals("ROMEO:", screen.toString());
    }

    @Test
    void theLastSignsAreShownAtTheEnd() {
        String line = "What light through yonder window breaks?";
        line.chars().forEach(sign -> text.add(String.valueOf((char) sign)));
        text.close();

        assertEquals(line + System.lineSeparator(), screen.toString());
        assertEquals(line, text.text());
    }

    @Test
    void whatWasWrittenBeforeAFailureIsShown() {
        assertThrows(IllegalStateException.class, () -> {
            try (text) {
                text.add("But ");
                text.add("soft");
                throw new IllegalStateException("the model broke");
            }
        });

        assertEquals("But soft" + System.lineSeparator(), screen.toString());
    }
}
