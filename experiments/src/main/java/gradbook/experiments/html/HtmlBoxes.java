package gradbook.experiments.html;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Puts what may be wider than the screen into a box of its own, which scrolls so that the page need not. */
final class HtmlBoxes extends AbstractVisitor {
    /** Around a table. */
    static final class TableBox extends CustomBlock {}

    /** In place of a paragraph that is a picture and nothing else. */
    static final class PictureBox extends CustomBlock {}

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock && !(block.getParent() instanceof TableBox)) {
            TableBox box = new TableBox();
            block.insertBefore(box);
            box.appendChild(block);
        }
    }

    @Override
    public void visit(Paragraph paragraph) {
        Node only = paragraph.getFirstChild();
        if (only instanceof Image && only.getNext() == null) {
            PictureBox box = new PictureBox();
            paragraph.insertBefore(box);
            box.appendChild(only);
            paragraph.unlink();
        }
    }
}
