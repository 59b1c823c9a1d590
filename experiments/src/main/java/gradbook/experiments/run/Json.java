package gradbook.experiments.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON as this project writes it: strict when read; when written, one line for each point of a curve. */
public final class Json {
    /** Deeper than this, a value stays on its parent's line. */
    private static final int DEPTH = 3;

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setAnnotationIntrospector(new AllRequired())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** {@code value} as text, ended by a line feed. */
    public static String write(Object value) {
        DefaultPrettyPrinter.Indenter indenter = new ShallowIndenter();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        ObjectWriter writer = MAPPER.writer(printer);
        try {
            return writer.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError("this program's own records can be written", e);
        }
    }

    /** Reads text as a record. */
    static <T> T read(byte[] text, Class<T> type) throws IOException {
        return MAPPER.readValue(text, type);
    }

    /** A configuration as a tree. */
    static ObjectNode tree(Configuration configuration) {
        return MAPPER.valueToTree(configuration);
    }

    /** A tree as a configuration of the same type as {@code like}; what its constructor refuses is passed on. */
    @SuppressWarnings("unchecked") // the class of a C is a Class<C>: records are final
    static <C extends Record & Configuration> C record(ObjectNode tree, C like) {
        try {
            return (C) MAPPER.treeToValue(tree, like.getClass());
        } catch (ValueInstantiationException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** Every component of a record must be there when it is read, but for one that says when it is left out. */
    private static final class AllRequired extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return !member.hasAnnotation(JsonInclude.class);
        }
    }

    /** Line breaks down to a depth, blanks below. */
    private static final class ShallowIndenter implements DefaultPrettyPrinter.Indenter {
        @Override
        public void writeIndentation(JsonGenerator generator, int level) throws IOException {
            generator.writeRaw(level > DEPTH ? " " : "\n" + "  ".repeat(level));
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }
}
