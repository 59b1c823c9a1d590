package gradbook.experiments.html;

import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Code;
import org.commonmark.node.Node;

/** What the style sheet must be told of a piece of a page: that it is a figure, a digest, or a cell of many words. */
final class HtmlClasses {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{40,}");

    /** A cell of as many characters may be broken into lines. */
    private static final int WORDS = 24;

    /** And of as many it gets a wide column, so that they are not too many lines. */
    private static final int SENTENCE = 60;

    private HtmlClasses() {}

    /** Adds the attributes of {@code node} to those it has. */
    static void put(Node node, Map<String, String> attributes) {
        if (node instanceof Code code && DIGEST.matcher(code.getLiteral()).matches()) {
            attributes.put("class", "digest");
        } else if (node instanceof TableCell cell) {
            if (cell.isHeader()) {
                attributes.put("scope", "col");
            }
            if (cell.getAlignment() == TableCell.Alignment.RIGHT) {
                attributes.remove("align");
                attributes.put("class", "figure");
            } else if (!DIGEST.matcher(HtmlText.of(cell)).matches()) {
                int length = HtmlText.of(cell).length();
                if (length >= WORDS) {
                    attributes.put("class", length >= SENTENCE ? "sentence" : "words");
                }
            }
        }
    }
}
