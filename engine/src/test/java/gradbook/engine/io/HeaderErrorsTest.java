package gradbook.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers that are refused. In the tables ' stands for ". */
class HeaderErrorsTest {
    private static final Path FILE = Path.of("w.safetensors");

    private static final String W = "'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";

    /** What is not the JSON of a header: the first character that is wrong, and what should stand there. */
    static Stream<Arguments> json() {
        String whole = "a whole number of 0 or more";
        return Stream.of(
                // Objects and arrays.
                json("{", 1, "a string"),
                json("{}}", 2, "nothing more"),
                json("{}{}", 2, "nothing more"),
                json("{,}", 1, "a string"),
                json("{w:1}", 1, "a string"),
                json("{1:1}", 1, "a string"),
                json("{'w'}", 4, "':'"),
                json("{'w':1}", 5, "'{'"),
                json("{'w':null}", 5, "'{'"),
                json("{'w':[]}", 5, "'{'"),
                json("{" + W, 53, "'}'"),
                json("{" + W + ",}", 54, "a string"),
                json("{" + W + W + "}", 53, "'}'"),
                json("{" + W + "]", 53, "'}'"),
                json("{/**/}", 1, "a string"),
                json("{'w':" + "[".repeat(100_000), 5, "'{'"),
                json("{'w':" + "{'shape':".repeat(100_000), 14, "'['"),
                json("{'w':{'shape':" + "[".repeat(100_000), 15, whole),
                json("{'__metadata__':" + "{'a':".repeat(100_000), 21, "a string"),
                json(shape("2"), 28, "'['"),
                json(shape("[2,]"), 31, whole),
                json(shape("[,2]"), 29, whole),
                json(shape("[2 2]"), 31, "']'"),
                json(shape("[2}"), 30, "']'"),
                // Strings.
                json("{'w", 3, "'\"'"),
                json("{'\n'", 2, "an escape in place of a control character"),
                json("{'\u001f'", 2, "an escape in place of a control character"),
                json("{'\\", 2, "one of the escapes of JSON"),
                json("{'\\x'", 2, "one of the escapes of JSON"),
                json("{'\\U0041'", 2, "one of the escapes of JSON"),
                json("{'\\u12'", 2, "four hexadecimal digits in an escape"),
                json("{'\\u", 2, "four hexadecimal digits in an escape"),
                json("{'\\u00g0'", 2, "four hexadecimal digits in an escape"),
                json("{'\\u00\u06610'", 2, "four hexadecimal digits in an escape"),
                json("{'\\u-001'", 2, "four hexadecimal digits in an escape"),
                // Metadata.
                json("{'__metadata__':null}", 16, "'{'"),
                json("{'__metadata__':'a'}", 16, "'{'"),
                json("{'__metadata__':{'a':1}}", 21, "a string"),
                json("{'__metadata__':{'a':null}}", 21, "a string"),
                json("{'__metadata__':{'a':{}}}", 21, "a string"),
                json("{'__metadata__':{'a':['b']}}", 21, "a string"),
                // Types and numbers.
                json(of("F32", "[2]", "[0,8]").replace("'F32'", "32"), 14, "a string"),
                json(shape("[[2]]"), 29, whole),
                json(shape("[-2]"), 29, whole),
                json(shape("[+2]"), 29, whole),
                json(shape("[2.0]"), 29, whole),
                json(shape("[2e0]"), 29, whole),
                json(shape("[2E0]"), 29, whole),
                json(shape("[02]"), 29, whole),
                json(shape("[0x2]"), 30, "']'"),
                json(shape("['2']"), 29, whole),
                json(shape("[null]"), 29, whole),
                json(shape("[\u0662]"), 29, whole),
                json(shape("[9223372036854775808]"), 29, "a whole number below 2^63"),
                json(shape("[18446744073709551618]"), 29, "a whole number below 2^63"),
                json(shape("[" + "9".repeat(100_000) + "]"), 29, "a whole number below 2^63"),
                json(offsets("[-8,0]"), 48, whole),
                json(offsets("[0,9223372036854775816]"), 50, "a whole number below 2^63"));
    }

    @ParameterizedTest
    @MethodSource("json")
    void jsonIsReadStrictly(String header, int where, String expected) {
        String quoted = header.replace('\'', '"');
        String rest = quoted.substring(where, Math.min(where + 20, quoted.length()));
        String found = rest.isEmpty() ? "its end" : Shown.of(rest);
        assertEquals(
                "expected " + expected + " at character " + where + " of the header, found " + found,
                refused(header, 8));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                // How it starts.
                header("", 0, "expected a header that starts with '{', found none"),
                header("[]", 0, "expected a header that starts with '{', found byte 0x5b"),
                header(" {}", 0, "expected a header that starts with '{', found byte 0x20"),
                header("\ufeff{}", 0, "expected a header that starts with '{', found byte 0xef"),
                // Names, also if one of them is escaped.
                header("{" + W + "," + W + "}", 8, again(54, "w")),
                header("{" + W + "," + W.replace("w", "\\u0077") + "}", 8, again(54, "w")),
                header("{'w':{'dtype':'F32','dtype':'F32'}}", 0, again(20, "dtype")),
                header("{'__metadata__':{},'__metadata__':{}}", 0, again(19, "__metadata__")),
                header("{'__metadata__':{'a':'1','a':'2'}}", 0, again(25, "a")),
                header(
                        "{'\\ud83d'",
                        0,
                        "expected escaped surrogates in pairs at character 2 of the header, found half a pair"),
                header(
                        "{'\\ude00\\ud83d'",
                        0,
                        "expected escaped surrogates in pairs at character 2 of the header, found half a pair"),
                // Fields.
                header("{'w':{}}", 0, tensor("dtype, shape and data_offsets, found no dtype")),
                header("{'w':{'dtype':'F32'}}", 0, tensor("dtype, shape and data_offsets, found no shape")),
                header(
                        "{'w':{'dtype':'F32','shape':[]}}",
                        0,
                        tensor("dtype, shape and data_offsets, found no data_offsets")),
                header("{'w':{'type':'F32'}}", 0, tensor("dtype, shape and data_offsets, found 'type'")),
                header(of("BF16", "[2]", "[0,4]"), 4, tensor("dtype F32, F64, I32 or I64, found 'BF16'")),
                header(of("I16", "[2]", "[0,4]"), 4, tensor("dtype F32, F64, I32 or I64, found 'I16'")),
                header(
                        of("I64", "[2]", "[0,8]"),
                        8,
                        tensor("16 bytes of data for I64 [2], found 8 from data_offsets [0, 8]")),
                header(of("f32", "[2]", "[0,8]"), 8, tensor("dtype F32, F64, I32 or I64, found 'f32'")),
                header(of("", "[2]", "[0,8]"), 8, tensor("dtype F32, F64, I32 or I64, found ''")),
                header(shape("[" + "1,".repeat(64) + "2]"), 8, tensor("at most 64 numbers in an array, found more")),
                header(offsets("[0,8,8]"), 8, tensor("at most 2 numbers in an array, found more")),
                // Products that are small, but only in 64 or 32 bits.
                header(shape("[9223372036854775807]"), 8, tooLarge("[9223372036854775807]")),
                header(shape("[4294967298]"), 8, tooLarge("[4294967298]")),
                header(of("F32", "[2147483648,0]", "[0,0]"), 0, tooLarge("[2147483648, 0]")),
                header(of("F32", "[65536,65536,65536,65536]", "[0,0]"), 0, tooLarge("[65536, 65536, 65536, 65536]")),
                header(of("F32", "[65536,65536]", "[0,0]"), 0, tooLarge("[65536, 65536]")),
                header(shape("[1073741826]"), 8, data("4294967304", "F32 [1073741826]", "8", "[0, 8]")),
                // Offsets and shape.
                header(offsets("[0,4]"), 4, data("8", "F32 [2]", "4", "[0, 4]")),
                header(of("F64", "[2]", "[0,8]"), 8, data("16", "F64 [2]", "8", "[0, 8]")),
                header(of("F32", "[]", "[0,0]"), 0, data("4", "F32 []", "0", "[0, 0]")),
                header(of("F32", "[0]", "[0,4]"), 4, data("0", "F32 [0]", "4", "[0, 4]")),
                header(offsets("[8,0]"), 8, tensor("data_offsets [begin, end] with begin <= end, found [8, 0]")),
                header(offsets("[]"), 8, tensor("data_offsets [begin, end] with begin <= end, found []")),
                header(offsets("[8]"), 8, tensor("data_offsets [begin, end] with begin <= end, found [8]")),
                // Places.
                header(offsets("[4,12]"), 12, place("w", 0, 4)),
                header(offsets("[9223372036854775799,9223372036854775807]"), 8, place("w", 0, 9223372036854775799L)),
                header(two("[4,12]"), 12, place("v", 8, 4)),
                header(two("[0,8]"), 8, place("w", 8, 0)),
                header(two("[9,17]"), 17, place("v", 8, 9)),
                header("{" + W + ",'e':{'dtype':'F32','shape':[0],'data_offsets':[4,4]}}", 8, place("e", 8, 4)),
                header(offsets("[0,8]"), 7, "expected 8 bytes after the header, found 7"),
                header(offsets("[0,8]"), 9, "expected 8 bytes after the header, found 9"),
                header(two("[8,16]"), 8, "expected 16 bytes after the header, found 8"),
                header("{}", 1, "expected 0 bytes after the header, found 1"),
                // A message stays short, and does not move the cursor.
                header(
                        "{'" + "n".repeat(1_000_000) + "':{}}",
                        0,
                        "tensor '" + "n".repeat(60) + "...': expected dtype, shape and data_offsets, found no dtype"),
                header(
                        "{'\\u001b[2J\\n\\u202e':{}}",
                        0,
                        "tensor '\\u{1b}[2J\\u{a}\\u{202e}': expected dtype, shape and data_offsets, found no dtype"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void headersAreRefusedInASentence(String header, int bytesBehind, String sentence) {
        // Where a sentence quotes, it is with "; the one ' in it is that around a bracket.
        String expected = sentence.contains("'{'") ? sentence : sentence.replace('\'', '"');
        assertEquals(expected, refused(header, bytesBehind));
    }

    static Stream<Arguments> notUtf8() {
        return Stream.of(
                Arguments.of("lone continuation", "{\"\u0080\":", 2),
                Arguments.of("overlong", "{\"\u00c0\u00af\":", 2),
                Arguments.of("surrogate", "{\"a\u00ed\u00a0\u0080\":", 3),
                Arguments.of("beyond U+10FFFF", "{\"\u00f4\u0090\u0080\u0080\":", 2),
                Arguments.of("cut short", "{\"\u00e2\u0082", 2),
                Arguments.of("latin 1", "{\"\u00fc\":", 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notUtf8")
    void onlyUtf8IsRead(String name, String bytes, int where) {
        assertEquals(
                FILE + ": expected a header in UTF-8, found other bytes from its byte " + where + " on",
                refused(bytes.getBytes(StandardCharsets.ISO_8859_1), 0));
    }

    private static String refused(String header, int bytesBehind) {
        byte[] bytes = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return refused(bytes, bytesBehind).substring((FILE + ": ").length());
    }

    private static String refused(byte[] header, int bytesBehind) {
        return assertThrows(
                        WeightsException.class,
                        () -> HeaderReader.read(FILE, header).refuseUnlessTiled(FILE, bytesBehind))
                .getMessage();
    }

    private static String of(String dtype, String shape, String offsets) {
        return "{'w':{'dtype':'" + dtype + "','shape':" + shape + ",'data_offsets':" + offsets + "}}";
    }

    private static String shape(String shape) {
        return of("F32", shape, "[0,8]");
    }

    private static String offsets(String offsets) {
        return of("F32", "[2]", offsets);
    }

    private static String two(String offsets) {
        return "{'v':{'dtype':'F32','shape':[2],'data_offsets':" + offsets + "}," + W + "}";
    }

    private static String again(int where, String name) {
        return "expected a name that is new in its object at character " + where + " of the header, found '" + name
                + "' again";
    }

    private static String tensor(String expected) {
        return "tensor 'w': expected " + expected;
    }

    private static String tooLarge(String shape) {
        return tensor("a shape of at most 2^31 - 1 elements, found " + shape);
    }

    private static String data(String bytes, String type, String found, String offsets) {
        return tensor(bytes + " bytes of data for " + type + ", found " + found + " from data_offsets " + offsets);
    }

    private static String place(String name, long expected, long found) {
        return "expected data without hole or overlap, those of '" + name + "' from byte " + expected + ", found "
                + found;
    }

    private static Arguments json(String header, int where, String expected) {
        return Arguments.of(header, where, expected);
    }

    private static Arguments header(String header, int bytesBehind, String sentence) {
        return Arguments.of(header, bytesBehind, sentence);
    }
}
