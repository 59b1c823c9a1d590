package gradbook.engine.io;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A header as JSON: metadata first, no white space, no escape that is not needed, as the format's own library writes it. */
final class HeaderWriter {
    private final StringBuilder text = new StringBuilder();

    private HeaderWriter() {}

    /** The header in UTF-8, padded with spaces to a multiple of 8 bytes; at most {@code longest}. */
    static byte[] bytes(Header header, int longest) {
        byte[] bytes = new HeaderWriter().json(header).getBytes(StandardCharsets.UTF_8);
        int length = (bytes.length + 7) / 8 * 8;
        if (length > longest) {
            throw new IllegalArgumentException("safetensors: expected names and metadata for a header of at most "
                    + longest + " bytes, found " + length);
        }
        byte[] padded = Arrays.copyOf(bytes, length);
        Arrays.fill(padded, bytes.length, length, (byte) ' ');
        return padded;
    }

    /** The format's name of a type. */
    static String name(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> "F32";
            case FLOAT64 -> "F64";
            case INT32 -> "I32";
        };
    }

    private String json(Header header) {
        text.append('{');
        if (!header.metadata().isEmpty()) {
            string(Header.METADATA);
            text.append(":{");
            header.metadata().forEach((key, value) -> {
                string(key);
                text.append(':');
                string(value);
                text.append(',');
            });
            close('}');
        }
        header.extents().forEach((name, extent) -> {
            string(name);
            text.append(":{\"dtype\":\"").append(name(extent.dtype())).append("\",\"shape\":[");
            sizes(extent.shape());
            text.append("],\"data_offsets\":[").append(extent.begin()).append(',');
            text.append(extent.end()).append("]},");
        });
        close('}');
        return text.substring(0, text.length() - 1);
    }

    private void sizes(Shape shape) {
        for (int axis = 0; axis < shape.rank(); axis++) {
            text.append(axis == 0 ? "" : ",").append(shape.size(axis));
        }
    }

    /** Ends an object in which every member has a comma behind it. */
    private void close(char bracket) {
        if (text.charAt(text.length() - 1) == ',') {
            text.setLength(text.length() - 1);
        }
        text.append(bracket).append(',');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        text.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < ' ') {
                    text.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
                } else {
                    text.append(c);
                }
            }
        }
    }
}
