package gradbook.experiments.html;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A picture that stands in the page itself, as a {@code data:} URI (RFC 2397). */
final class HtmlPicture {
    /** The first eight bytes of a PNG file, as one number. */
    private static final long PNG_SIGNATURE = 0x89504e470d0a1a0aL;

    /** Where a PNG file says its width and, behind it, its height in pixels. */
    private static final int PNG_WIDTH = 16;

    /** Pictures here are drawn with twice as many pixels as points. */
    private static final int PIXELS_TO_A_POINT = 2;

    private HtmlPicture() {}

    /** The attributes of the {@code img} that shows {@code file}; with its size, so that nothing moves while a page is shown. */
    static Map<String, String> attributes(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e) + "; mend that and run again", e);
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        String name = file.getFileName().toString();
        if (name.endsWith(".svg")) {
            attributes.put("src", data("svg+xml", bytes));
        } else if (isPng(bytes)) {
            attributes.put("src", data("png", bytes));
            attributes.put("width", points(bytes, PNG_WIDTH));
            attributes.put("height", points(bytes, PNG_WIDTH + Integer.BYTES));
        } else {
            throw new Failure(file + " is neither a PNG nor an SVG file; restore it, or run `gradbook report`");
        }
        return attributes;
    }

    private static boolean isPng(byte[] bytes) {
        return bytes.length >= PNG_WIDTH + 2 * Integer.BYTES
                && ByteBuffer.wrap(bytes).getLong() == PNG_SIGNATURE;
    }

    private static String points(byte[] png, int place) {
        return Integer.toString(ByteBuffer.wrap(png).getInt(place) / PIXELS_TO_A_POINT);
    }

    private static String data(String kind, byte[] bytes) {
        return "data:image/" + kind + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
