package gradbook.experiments.html;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradbook.experiments.cli.Catalogue;
import gradbook.experiments.html.Chromium.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The book of the committed reports as a browser shows it, on a phone and on a wide screen, in the light and in the dark. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlInBrowserTest {
    private static final String MISSING =
            "the book was not opened in a browser, because there is no Chromium; on Debian: apt-get install chromium";

    /** Chromium's own window has some 500 pixels at least, so the book is shown in a frame, and measured from outside. */
    private static final String HARNESS = """
            <!doctype html>
            <html style="color-scheme: light dark">
            <iframe src="/index.html" style="border: 0; height: 800px"></iframe>
            <pre></pre>
            <script>
            const frame = document.querySelector("iframe");
            const select = (css) => [...frame.contentDocument.querySelectorAll(css)];
            const measure = (width) => {
              frame.style.width = width + "px";
              const page = frame.contentDocument.documentElement;
              const right = (element) => element.getBoundingClientRect().right;
              return {
                window: frame.contentWindow.innerWidth,
                client: page.clientWidth,
                scroll: page.scrollWidth,
                outside: select("article *").filter((e) => right(e) > width && !e.closest(".table, figure, pre, .place"))
                  .map((e) => e.outerHTML.slice(0, 80)),
                boxesOutside: select(".table, figure, pre").filter((e) => right(e) > width).length,
                scrollingTables: select(".table").filter((e) => e.scrollWidth > e.clientWidth).length,
                scrollingPictures: select("figure").filter((e) => e.scrollWidth > e.clientWidth).length,
                text: parseFloat(frame.contentWindow.getComputedStyle(select("main p")[1]).fontSize),
              };
            };
            const ticked = () => {
              const box = select("figure input")[0];
              box.click();
              const measured = measure(390);
              box.click();
              return measured;
            };
            frame.onload = () => {
              const style = (css) => frame.contentWindow.getComputedStyle(select(css)[0]);
              document.querySelector("pre").textContent = JSON.stringify({
                phone: measure(390),
                ticked: ticked(),
                small: measure(320),
                desktop: measure(1280),
                pictures: select("img").length,
                broken: select("img").filter((img) => !img.complete || img.naturalWidth === 0).map((img) => img.alt),
                links: select("nav a").length,
                dead: select("a[href^='#']").map((a) => decodeURIComponent(a.hash.slice(1)))
                  .filter((id) => !frame.contentDocument.getElementById(id)),
                resources: frame.contentWindow.performance.getEntriesByType("resource").map((e) => e.name.slice(0, 80)),
                ground: style("body").backgroundColor,
                words: style("body").color,
                sheet: style("figure").backgroundColor,
              });
            };
            </script>
            </html>
            """;

    private Opened opened;
    private JsonNode light;
    private JsonNode dark;

    @BeforeAll
    void open(@TempDir Path scratch) throws IOException {
        if (Chromium.program().isEmpty()) {
            System.out.println(MISSING);
            if ("true".equals(System.getenv("CI"))) {
                fail(MISSING);
            }
            abort(MISSING);
        }
        String book = HtmlBook.of(Path.of("../reports"), Catalogue.ALL, Catalogue.CHAPTERS)
                .render();
        // Without the policy, so that what the page would load is asked for, and seen.
        String free = book.replace(HtmlBook.POLICY, "");
        assertNotEquals(book, free);
        opened = open(scratch, free, 1);
        light = json(opened);
        dark = json(open(scratch, book, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "phone", "ticked", "desktop"})
    void thePageNeverScrollsSideways(String screen) {
        JsonNode found = light.path(screen);
        assertAll(
                () -> assertEquals(
                        found.path("window").intValue(), found.path("client").intValue(), found::toString),
                () -> assertEquals(
                        found.path("client").intValue(), found.path("scroll").intValue(), found::toString),
                () -> assertEquals("[]", found.path("outside").toString()),
                () -> assertEquals(0, found.path("boxesOutside").intValue(), found::toString),
                () -> assertEquals(
                        screen.equals("ticked") ? 1 : 0,
                        found.path("scrollingPictures").intValue(),
                        found::toString));
    }

    @Test
    void onAPhoneWordsAreLargeAndWideTablesScrollInTheirBoxes() {
        JsonNode phone = light.path("phone");
        assertEquals(390, phone.path("window").intValue());
        assertTrue(phone.path("text").doubleValue() >= 16, phone::toString);
        assertTrue(phone.path("scrollingTables").intValue() > 10, phone::toString);
    }

    @Test
    void everyPictureIsShown() {
        for (JsonNode found : List.of(light, dark)) {
            assertTrue(found.path("pictures").intValue() > 50, found::toString);
            assertEquals("[]", found.path("broken").toString());
        }
    }

    @Test
    void everyLinkFindsItsPlace() {
        assertTrue(light.path("links").intValue() > 30, light::toString);
        assertEquals("[]", light.path("dead").toString());
    }

    @Test
    void nothingButThePageIsAskedFor() {
        assertEquals("[]", light.path("resources").toString());
        assertEquals(
                List.of("/harness.html", "/index.html"),
                opened.requests().stream()
                        .filter(path -> !path.equals("/favicon.ico")) // the harness's; the book has one of its own
                        .toList());
    }

    @Test
    void inTheDarkTheGroundIsDarkAndPicturesKeepTheirWhiteSheet() {
        assertTrue(brightness(light, "ground") > 230 && brightness(light, "words") < 60, light::toString);
        assertTrue(brightness(dark, "ground") < 60 && brightness(dark, "words") > 190, dark::toString);
        assertEquals("rgb(255, 255, 255)", dark.path("sheet").textValue());
    }

    /** The mean of red, green and blue in {@code rgb(253, 253, 252)}. */
    private static double brightness(JsonNode found, String colour) {
        String numbers =
                found.path(colour).textValue().replaceAll("[^0-9]+", " ").strip();
        return List.of(numbers.split(" ")).stream()
                .mapToInt(Integer::parseInt)
                .average()
                .orElseThrow();
    }

    private static Opened open(Path scratch, String book, int scheme) {
        return Chromium.open(
                scratch,
                List.of(Map.entry("/harness.html", HARNESS), Map.entry("/index.html", book)),
                "--blink-settings=preferredColorScheme=" + scheme);
    }

    private static JsonNode json(Opened opened) throws IOException {
        String dom = opened.dom();
        String text = dom.substring(dom.indexOf("<pre>") + "<pre>".length(), dom.indexOf("</pre>"));
        return new ObjectMapper()
                .readTree(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }
}
