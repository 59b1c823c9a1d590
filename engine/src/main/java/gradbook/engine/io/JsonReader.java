package gradbook.engine.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the part of JSON (RFC 8259) that a safetensors header is made of: objects, arrays, strings and whole numbers. The
 * caller says what must come next, so nothing in a file can nest deeper than the caller goes. Stricter than JSON in one
 * thing: an object does not have a name twice.
 */
final class JsonReader {
    private final Path file;
    private final String text;
    private int at;

    /** A reader of these bytes, which must be UTF-8 throughout. */
    JsonReader(Path file, byte[] utf8) throws WeightsException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CharBuffer characters = CharBuffer.allocate(utf8.length);
        if (decoder.decode(bytes, characters, true).isError()) {
            throw new WeightsException(
                    file, "expected a header in UTF-8, found other bytes from its byte " + bytes.position() + " on");
        }
        this.file = file;
        this.text = characters.flip().toString();
    }

    /** Reads the value that stands under a name. */
    @FunctionalInterface
    interface Member {
        void read(String name) throws WeightsException;
    }

    /** Reads one element of an array. */
    @FunctionalInterface
    interface Element {
        void read() throws WeightsException;
    }

    /** Reads an object; {@code member} reads each value. */
    void object(Member member) throws WeightsException {
        expect('{');
        if (next('}')) {
            return;
        }
        Set<String> names = new TreeSet<>();
        do {
            skipSpace();
            int start = at;
            String name = string();
            if (!names.add(name)) {
                throw wrong(start, "a name that is new in its object", Shown.of(name) + " again");
            }
            expect(':');
            member.read(name);
        } while (next(','));
        expect('}');
    }

    /** Reads an array; {@code element} reads each element. */
    void array(Element element) throws WeightsException {
        expect('[');
        if (next(']')) {
            return;
        }
        do {
            element.read();
        } while (next(','));
        expect(']');
    }

    /** Reads a number from 0 to 2^63 - 1 without sign, fraction and exponent. */
    long whole() throws WeightsException {
        skipSpace();
        int start = at;
        long value = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            int digit = text.charAt(at++) - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw wrong(start, "a whole number below 2^63", found(start));
            }
            value = 10 * value + digit;
        }
        boolean padded = at - start > 1 && text.charAt(start) == '0';
        boolean broken = at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0;
        if (at == start || padded || broken) {
            throw wrong(start, "a whole number of 0 or more", found(start));
        }
        return value;
    }

    /** Reads a string. */
    String string() throws WeightsException {
        if (!next('"')) {
            throw wrong(at, "a string", found(at));
        }
        StringBuilder value = new StringBuilder();
        int start = at;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c < ' ') {
                throw wrong(at, "an escape in place of a control character", found(at));
            }
            at++;
            value.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        refuseHalfSurrogate(start, value);
        return value.toString();
    }

    /** Refuses anything but white space in what is left. */
    void end() throws WeightsException {
        skipSpace();
        if (at < text.length()) {
            throw wrong(at, "nothing more", found(at));
        }
    }

    private char escaped() throws WeightsException {
        int start = at - 1;
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal(start);
            default -> throw wrong(start, "one of the escapes of JSON", found(start));
        };
    }

    private char hexadecimal(int start) throws WeightsException {
        int value = 0;
        for (int end = at + 4; at < end; at++) {
            // Character.digit would take the digits of other scripts too.
            int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw wrong(start, "four hexadecimal digits in an escape", found(start));
            }
            value = 16 * value + digit;
        }
        return (char) value;
    }

    /** Half a pair cannot come from UTF-8, but two escapes make a pair and one alone does not. */
    private void refuseHalfSurrogate(int start, CharSequence value) throws WeightsException {
        if (value.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw wrong(start, "escaped surrogates in pairs", "half a pair");
        }
    }

    private void expect(char c) throws WeightsException {
        if (!next(c)) {
            throw wrong(at, "'" + c + "'", found(at));
        }
    }

    /** Whether {@code c} comes next; if so, it is read. */
    private boolean next(char c) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private String found(int from) {
        return from < text.length() ? Shown.of(text.substring(from, Math.min(from + 20, text.length()))) : "its end";
    }

    private WeightsException wrong(int where, String expected, String found) {
        return new WeightsException(
                file, "expected " + expected + " at character " + where + " of the header, found " + found);
    }
}
