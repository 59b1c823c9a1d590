package gradbook.experiments.report;

import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A text file that is made from records.
 *
 * @param file where it belongs
 * @param text what it must be
 */
record GeneratedText(Path file, String text) {
    /** What to do about any file that is not as the records say. */
    static final String REMEDY = "run `gradbook report`";

    /** Writes it unless it is there already; says whether it was written. */
    boolean write() {
        if (problem().isEmpty()) {
            return false;
        }
        AtomicFiles.writeString(file, text);
        return true;
    }

    /** How the file is not what it must be. Line ends do not count: git changes them on some machines. */
    Optional<String> problem() {
        if (!Files.exists(file)) {
            return Optional.of(file + " is missing; " + REMEDY);
        }
        String found;
        try {
            // Not readString: bytes that are not UTF-8 are a difference to show, and no reason to stop.
            found = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            return Optional.of("cannot read " + file + ": " + Reason.of(e) + "; mend that, or delete it and " + REMEDY);
        }
        return found.equals(text) ? Optional.empty() : Optional.of(difference(found));
    }

    private String difference(String found) {
        List<String> is = List.of(found.split("\n", -1));
        List<String> must = List.of(text.split("\n", -1));
        int line = 0;
        while (line < is.size() && line < must.size() && is.get(line).equals(must.get(line))) {
            line++;
        }
        return file + " differs from what the records say in line " + (line + 1) + ": expected " + quoted(must, line)
                + ", found " + quoted(is, line) + "; " + REMEDY;
    }

    private static String quoted(List<String> lines, int line) {
        return line < lines.size() ? "\"" + lines.get(line) + "\"" : "the end";
    }
}
