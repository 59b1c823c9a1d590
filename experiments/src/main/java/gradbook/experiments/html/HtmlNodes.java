package gradbook.experiments.html;

import gradbook.experiments.html.HtmlBoxes.PictureBox;
import gradbook.experiments.html.HtmlBoxes.TableBox;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes what a book in one file writes otherwise than a web site: links, pictures, and the boxes around wide things. */
final class HtmlNodes implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final HtmlPage page;
    private final HtmlLinks links;

    HtmlNodes(HtmlNodeRendererContext context, HtmlPage page, HtmlLinks links) {
        this.context = context;
        this.html = context.getWriter();
        this.page = page;
        this.links = links;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class, Image.class, TableBox.class, PictureBox.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Link link) {
            render(link);
        } else if (node instanceof Image image) {
            render(image);
        } else if (node instanceof PictureBox) {
            render("<figure><label><input type=\"checkbox\">", node, "</label></figure>");
        } else {
            render("<div class=\"table\">", node, "</div>");
        }
    }

    /** A file that the book does not hold is named by its path instead. */
    private void render(Link link) {
        Optional<String> address = links.address(page, link.getDestination());
        if (address.isPresent()) {
            html.tag("a", Map.of("href", address.get()));
            renderChildren(link);
            html.tag("/a");
            return;
        }
        String path = links.inRepository(links.file(page, link.getDestination()));
        boolean named = HtmlText.of(link).equals(path);
        if (!named) {
            renderChildren(link);
            html.text(" (");
        }
        html.tag("code", Map.of("class", "path"));
        html.text(path);
        html.tag("/code");
        html.text(named ? "" : ")");
    }

    private void render(Image image) {
        Path file = links.file(page, image.getDestination());
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("alt", HtmlText.of(image));
        attributes.putAll(HtmlPicture.attributes(file));
        html.tag("img", attributes, true);
    }

    /** The box in a figure is ticked to see the picture in its full size, which a phone's screen is too small for at once. */
    private void render(String before, Node box, String after) {
        html.line();
        html.raw(before);
        renderChildren(box);
        html.raw(after);
        html.line();
    }

    private void renderChildren(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
