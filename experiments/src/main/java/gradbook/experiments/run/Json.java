package gradbook.experiments.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradbook.experiments.io.Printable;
import java.io.IOException;

/** JSON as this project writes it: strict when read; when written, one line for each point of a curve. */
public final class Json {
    /** Deeper than this, a value stays on its parent's line. */
    private static final int DEPTH = 3;

    /** Characters of a reason. */
    private static final int LONGEST = 500;

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setAnnotationIntrospector(new AllRequired())
            .setDefaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** {@code value} as text, ended by a line feed. */
    public static String write(Object value) {
        ObjectWriter writer = MAPPER.writer(new ShallowPrinter(DEPTH));
        try {
            return writer.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError("this program's own records can be written", e);
        }
    }

    /** What is wrong with a text, in one line that can be read, without Jackson's own notes behind it. */
    public static String reason(JacksonException problem) {
        String message = problem.getOriginalMessage();
        return Printable.of(message.substring(0, Math.min(message.length(), LONGEST))
                .replaceAll("(?s)\\s*(\\n|at \\[Source|\\(through reference|\\[Source).*", ""));
    }

    /** Reads text as a record. */
    public static <T> T read(byte[] text, Class<T> type) throws IOException {
        return MAPPER.readValue(text, type);
    }

    /** Reads text that this program wrote itself, and that has been checked since. */
    static <T> T readOwn(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (IOException e) {
            throw new IllegalArgumentException("expected " + type.getSimpleName() + ", found " + e.getMessage(), e);
        }
    }

    /** A configuration as a tree; by way of its text, so that it equals the tree read back from a file. */
    public static ObjectNode tree(Configuration configuration) {
        try {
            return (ObjectNode) MAPPER.readTree(MAPPER.writeValueAsBytes(configuration));
        } catch (IOException e) {
            throw new AssertionError("a configuration is a record of plain values", e);
        }
    }

    /** A value as a node of a tree. */
    public static JsonNode node(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A tree as a configuration of the same type as {@code like}; what its constructor refuses is passed on. */
    @SuppressWarnings("unchecked") // the class of a C is a Class<C>: records are final
    public static <C extends Record & Configuration> C record(ObjectNode tree, C like) {
        try {
            return (C) MAPPER.treeToValue(tree, like.getClass());
        } catch (ValueInstantiationException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** Every component of a record must be there when it is read and not null, but for one that says when it is left out. */
    private static final class AllRequired extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return !member.hasAnnotation(JsonInclude.class);
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated member) {
            return member.hasAnnotation(JsonInclude.class)
                    ? JsonSetter.Value.forValueNulls(Nulls.SET, Nulls.FAIL)
                    : super.findSetterInfo(member);
        }
    }
}
