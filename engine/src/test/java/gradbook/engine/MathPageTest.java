package gradbook.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sources cite {@code math.md} by section; a citation leads somewhere. */
class MathPageTest {
    private static final Pattern CITATION = Pattern.compile("math\\.md §([0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ ([0-9]+(?:\\.[0-9]+)?) ");

    @Test
    void everySectionThatIsCitedExists() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        Set<String> cited = new TreeSet<>();
        for (Path source : sources) {
            cited.addAll(numbers(CITATION, source));
        }
        assertFalse(cited.isEmpty());
        cited.removeAll(headings());
        assertEquals(Set.of(), cited);
    }

    @Test
    void noSectionHasTwoHeadings() throws IOException {
        List<String> headings = headings();
        assertEquals(headings.stream().distinct().toList(), headings);
    }

    private static List<String> headings() throws IOException {
        return numbers(HEADING, Path.of("..", "math.md"));
    }

    private static List<String> numbers(Pattern pattern, Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return new ArrayList<>(pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList());
    }
}
