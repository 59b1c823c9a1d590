package gradbook.experiments.html;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * One page of the book. Its id is its path without the ending, {@code mnist-mlp-v1/report}, and a heading's is that with the
 * heading's words behind a colon, {@code mnist-mlp-v1/report:by-epoch}; so no two are the same, and none changes with another page.
 */
final class HtmlPage {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    /** The book's own title has the first level. */
    private static final int LEVELS_DOWN = 1;

    private static final int DEEPEST = 6;

    private static final String NO_BREAK_SPACE = "\u00a0";

    private final Path file;
    private final String id;
    private final Node document;
    private final List<Heading> headings = new ArrayList<>();
    private final List<String> slugs = new ArrayList<>();

    private HtmlPage(Path file, String id, Node document) {
        this.file = file;
        this.id = id;
        this.document = document;
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(heading);
                slugs.add(unused(slug(HtmlText.of(heading))));
                heading.setLevel(Math.min(heading.getLevel() + LEVELS_DOWN, DEEPEST));
            }

            @Override
            public void visit(Text text) {
                text.setLiteral(text.getLiteral().replace(" %", NO_BREAK_SPACE + "%"));
            }
        });
        document.accept(new HtmlBoxes());
    }

    /** Reads {@code mnist-mlp-v1/report.md} in the folder of reports. */
    static HtmlPage read(Path reports, String path) {
        Path file = reports.resolve(path);
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new HtmlPage(file, path.replaceFirst("\\.md$", ""), PARSER.parse(text));
        } catch (IOException e) {
            throw new Failure(
                    "cannot read " + file + ": " + Reason.of(e) + "; restore it, or run `gradbook report`", e);
        }
    }

    Path file() {
        return file;
    }

    String id() {
        return id;
    }

    /** What its first heading says before the colon, if there is one: {@code mnist-mlp@1}. */
    String name() {
        return title().replaceFirst(": .*", "");
    }

    /** What its first heading says behind that; empty if there is nothing. */
    String summary() {
        return title().equals(name()) ? "" : title().substring(name().length() + 2);
    }

    private String title() {
        return headings.isEmpty() ? id : HtmlText.of(headings.get(0));
    }

    /** The id of the page, or of the heading that code-hosting sites call {@code fragment}; none if there is no such heading. */
    Optional<String> anchor(String fragment) {
        if (fragment.isEmpty()) {
            return Optional.of(id);
        }
        return slugs.contains(fragment) ? Optional.of(id + ":" + fragment) : Optional.empty();
    }

    /** The page in HTML. */
    String render(HtmlLinks links) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .attributeProviderFactory(context -> this::attributes)
                .nodeRendererFactory(context -> new HtmlNodes(context, this, links))
                .build()
                .render(document);
    }

    private void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading) {
            attributes.put("id", id + ":" + slugs.get(headings.indexOf(heading)));
        } else {
            HtmlClasses.put(node, attributes);
        }
    }

    /** As code-hosting sites make it of a heading's words, so that a link to a heading means the same there and here. */
    private static String slug(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\- _]", "")
                .replace(' ', '-');
    }

    private String unused(String slug) {
        String found = slug;
        for (int i = 1; slugs.contains(found); i++) {
            found = slug + "-" + i;
        }
        return found;
    }
}
