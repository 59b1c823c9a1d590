package gradbook.experiments.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.cli.Catalogue;
import gradbook.experiments.io.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A book of pages that are made to be difficult. */
class HtmlPageTest {
    /** Four by two white pixels. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAAAAABawyK/AAAADklEQVR42mP4DwQMIAIAJ+IH+czzKkwAAAAASUVORK5CYII=");

    @TempDir
    private Path home;

    @BeforeEach
    void anIndexAndAPage() throws IOException {
        page("README.md", "# Reports\n\n[one](one-v1/report.md), [its end](one-v1/report.md#the-end-1)\n");
        page(
                "one-v1/report.md",
                "# one@1: a < b & \"c\"\n\nBack to [all](../README.md).\n\n## The end\n\n## The end!\n");
        Files.write(home.resolve("reports/one-v1/dot.png"), PNG);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        [up](../README.md)                 @ <a href="#README">up</a>
        [folder](..)                       @ <a href="#README">folder</a>
        [*it*](report.md#the-end)          @ <a href="#one-v1/report:the-end"><em>it</em></a>
        [here](#the-end-1)                 @ <a href="#one-v1/report:the-end-1">here</a>
        [web](https://example.org/?a&b)    @ <a href="https://example.org/?a&amp;b">web</a>
        [equations](../../math.md)         @ equations (<code class="path">math.md</code>)
        [math.md](../../math.md#anywhere)  @ <code class="path">math.md</code>
        [pins](../../golden/runs)          @ pins (<code class="path">golden/runs</code>)
        """)
    void aLinkLeadsIntoTheBookOrIsAPath(String markdown, String html) throws IOException {
        assertShows("<p>" + html + "</p>", markdown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        `a < b && c`                       @ <p><code>a &lt; b &amp;&amp; c</code></p>
        1 < 2 & 3 > 2 "quoted"             @ <p>1 &lt; 2 &amp; 3 &gt; 2 &quot;quoted&quot;</p>
        <b onclick="x()">raw</b>           @ <p>&lt;b onclick=&quot;x()&quot;&gt;raw&lt;/b&gt;</p>
        costs $5, or $x^2$                 @ <p>costs $5, or $x^2$</p>
        dyᵀ x, 98.02 ± 0.06 %              @ <p>dyᵀ x, 98.02 ± 0.06\u00a0%</p>
        ### By *epoch*                     @ <h4 id="one-v1/report:by-epoch">By <em>epoch</em></h4>
        """)
    void charactersKeepTheirMeaning(String markdown, String html) throws IOException {
        assertShows(html, markdown);
    }

    @Test
    void aTableScrollsInItsBoxAndAlignsFigures() throws IOException {
        String digest = "0123456789abcdef".repeat(4);
        assertShows("""
                <div class="table">
                <table>
                <thead>
                <tr>
                <th scope="col">name</th>
                <th scope="col" class="figure">value</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td><code>a|b</code></td>
                <td class="figure">1 &lt; 2</td>
                </tr>
                <tr>
                <td><code class="digest">%s</code></td>
                <td class="figure"></td>
                </tr>
                <tr>
                <td class="words">more words than a narrow column can hold</td>
                <td class="figure">-3</td>
                </tr>
                </tbody>
                </table>
                </div>
                """.formatted(digest), """
                | name | value |
                | --- | ---: |
                | `a\\|b` | 1 < 2 |
                | `%s` |  |
                | more words than a narrow column can hold | -3 |
                """.formatted(digest));
    }

    @Test
    void aPictureHasItsSizeInPointsAndItsWords() throws IOException {
        assertShows(
                "<figure><label><input type=\"checkbox\"><img alt=\"a &quot;dot&quot; &lt; a line\" src=\"data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(PNG)
                        + "\" width=\"2\" height=\"1\" /></label></figure>",
                "![a \"dot\" < a line](dot.png)");
    }

    @Test
    void aDrawingInSvgStandsInItToo() throws IOException {
        Files.writeString(home.resolve("reports/one-v1/line.svg"), "<svg/>");
        assertShows("src=\"data:image/svg+xml;base64,PHN2Zy8+\"", "![a line](line.svg)");
    }

    @Test
    void codeKeepsItsLines() throws IOException {
        assertShows(
                "<pre><code class=\"language-sh\">echo &quot;&lt;b&gt;&quot;\n  next\n</code></pre>",
                "```sh\necho \"<b>\"\n  next\n```");
    }

    @Test
    void theContentsNameThePageWithItsSummary() {
        String book = book().render();
        assertTrue(
                book.contains("<a href=\"#one-v1/report\">one@1<small>a &lt; b &amp; &quot;c&quot;</small></a>"), book);
    }

    @Test
    void theSamePagesGiveTheSameBytes() throws IOException {
        Path file = book().write();
        byte[] first = Files.readAllBytes(file);
        Path page = home.resolve("reports/one-v1/report.md");
        Files.writeString(page, Files.readString(page).replace("\n", "\r\n"));
        assertEquals(file, book().write());
        assertEquals(-1, Arrays.mismatch(first, Files.readAllBytes(file)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        [two](../two-v1/report.md)    @ links to ../two-v1/report.md, and there is no such file in the repository
        ![dot](dots.png)              @ links to dots.png, and there is no such file in the repository
        [out](../../../etc)           @ links to ../../../etc, and there is no such file in the repository
        [run](javascript:alert)       @ links to javascript:alert, and there is no such file in the repository
        [end](#the-beginning)         @ links to #the-beginning, but {page} has no such heading
        """)
    void aLinkToWhatIsNotThereIsNamedWithItsPage(String markdown, String sentence) throws IOException {
        Path page = add(markdown);
        String message = assertThrows(Failure.class, () -> book().render()).getMessage();
        assertTrue(message.startsWith(page + " " + sentence.replace("{page}", page.toString())), message);
        assertThrows(Failure.class, () -> book().write());
        assertFalse(Files.exists(home.resolve("reports/index.html")));
    }

    @Test
    void aPictureThatIsNoneIsNamed() throws IOException {
        Path picture = home.resolve("reports/one-v1/dot.png");
        Files.writeString(picture, "no picture");
        add("![dot](dot.png)");
        assertEquals(
                picture + " is neither a PNG nor an SVG file; restore it, or run `gradbook report`",
                assertThrows(Failure.class, () -> book().render()).getMessage());
    }

    @Test
    void withoutAnIndexThereIsNoBook() throws IOException {
        Path index = home.resolve("reports/README.md");
        Files.delete(index);
        assertEquals(
                index + " is missing; run `gradbook report`",
                assertThrows(Failure.class, () -> book()).getMessage());
    }

    private void assertShows(String html, String markdown) throws IOException {
        add(markdown);
        String book = book().render();
        assertTrue(book.contains(html), book.substring(book.indexOf("<main>")));
    }

    /** Puts {@code markdown} at the page's end. */
    private Path add(String markdown) throws IOException {
        Path page = home.resolve("reports/one-v1/report.md");
        return Files.writeString(page, Files.readString(page) + "\n" + markdown + "\n");
    }

    private void page(String path, String markdown) throws IOException {
        Path file = home.resolve("reports").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, markdown);
    }

    private HtmlBook book() {
        return HtmlBook.of(home.resolve("reports"), Catalogue.ALL, Catalogue.CHAPTERS);
    }
}
