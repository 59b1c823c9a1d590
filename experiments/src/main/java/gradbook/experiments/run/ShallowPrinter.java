package gradbook.experiments.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;

/** JSON with line breaks down to a depth and blanks below it, so that each point of a curve is one line. */
final class ShallowPrinter extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;

    private final int depth;

    /** What is nested deeper than {@code depth} stays on one line. */
    ShallowPrinter(int depth) {
        super(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        this.depth = depth;
        Indenter indenter = new ShallowIndenter(depth);
        indentObjectsWith(indenter);
        indentArraysWith(indenter);
    }

    @Override
    public DefaultPrettyPrinter createInstance() {
        return new ShallowPrinter(depth);
    }

    @Override
    public void writeEndObject(JsonGenerator generator, int entries) throws IOException {
        if (_nesting <= depth) {
            super.writeEndObject(generator, entries);
        } else {
            _nesting--;
            generator.writeRaw(entries == 0 ? "}" : " }");
        }
    }

    @Override
    public void writeEndArray(JsonGenerator generator, int values) throws IOException {
        if (_nesting <= depth) {
            super.writeEndArray(generator, values);
        } else {
            _nesting--;
            generator.writeRaw(values == 0 ? "]" : " ]");
        }
    }

    /** A line break and two blanks a level, down to {@code depth}. */
    private record ShallowIndenter(int depth) implements Indenter {
        @Override
        public void writeIndentation(JsonGenerator generator, int level) throws IOException {
            generator.writeRaw(level > depth ? " " : "\n" + "  ".repeat(level));
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }
}
