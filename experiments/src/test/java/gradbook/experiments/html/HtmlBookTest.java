package gradbook.experiments.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.cli.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The book of the committed reports. */
class HtmlBookTest {
    private static final Path REPORTS = Path.of("../reports");
    private static final String BOOK =
            HtmlBook.of(REPORTS, Catalogue.ALL, Catalogue.CHAPTERS).render();

    @Test
    void everyLinkLeadsToAPlaceInIt() {
        Set<String> ids = Set.copyOf(all(" id=\"([^\"]*)\""));
        List<String> links = all("<a href=\"([^\"]*)\"");
        assertTrue(links.size() > 100, () -> "links: " + links.size());
        assertEquals(
                List.of(),
                links.stream()
                        .filter(link -> !link.startsWith("#") || !ids.contains(link.substring(1)))
                        .toList());
    }

    @Test
    void everyFileThatIsNamedInsteadOfALinkIsInTheRepository() {
        List<String> paths = all("<code class=\"path\">([^<]*)</code>");
        assertTrue(paths.contains("math.md"), paths::toString);
        paths.forEach(path -> assertTrue(Files.exists(Path.of("..", path)), path));
    }

    @Test
    void noIdIsThereTwice() {
        Set<String> seen = new HashSet<>();
        assertEquals(
                List.of(),
                all(" id=\"([^\"]*)\"").stream().filter(id -> !seen.add(id)).toList());
    }

    @Test
    void everyPageIsInItOnceAndInTheContents() throws IOException {
        try (Stream<Path> files = Files.walk(REPORTS)) {
            List<String> pages = files.map(file -> REPORTS.relativize(file).toString())
                    .filter(path -> path.endsWith(".md"))
                    .map(path -> path.replace('\\', '/').replaceFirst("\\.md$", ""))
                    .sorted()
                    .toList();
            assertEquals(
                    pages, all("<article id=\"([^\"]*)\"").stream().sorted().toList());
            List<String> contents = all("(?:<li>|<p>)<a href=\"#([^\"]*)\"");
            assertTrue(contents.containsAll(pages), contents::toString);
        }
    }

    @Test
    void aChapterIsFollowedByItsExperiments() {
        List<String> pages = all("<article id=\"([^\"]*)\"");
        assertEquals("README", pages.get(0));
        int chapter = pages.indexOf("regularization/README");
        assertEquals(
                List.of("regularization-none-v1/report", "regularization-l2-weak-v1/report"),
                pages.subList(chapter + 1, chapter + 3));
    }

    @Test
    void everyPictureStandsInItWithItsWords() throws IOException {
        List<String> pictures = all("<img ([^>]{0,400})");
        long onPages = 0;
        try (Stream<Path> files = Files.walk(REPORTS)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                onPages += Files.readAllLines(page).stream()
                        .filter(line -> line.startsWith("!["))
                        .count();
            }
        }
        assertEquals(onPages, pictures.size());
        pictures.forEach(picture -> assertTrue(
                picture.matches("(?s)alt=\"[^\"]{10,}\" src=\"data:image/png;base64,iVBORw0KGgo.*"), picture));
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertTrue(BOOK.contains(HtmlBook.POLICY));
        assertEquals(List.of(), all("((?:src|srcset|data|poster)=\"(?!data:)[^\"]{0,80})"));
        assertEquals(List.of(), all("(<link (?!rel=\"icon\" href=\"data:,\">)[^>]*>)"));
        assertEquals(List.of(), all("(@import|url\\(|@font-face|<script|<iframe|<object|<embed)"));
    }

    private static List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(BOOK)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
