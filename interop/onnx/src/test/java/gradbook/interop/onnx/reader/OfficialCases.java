package gradbook.interop.onnx.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of official cases: where Debian's package {@code libonnx-testdata} has it, or where a system property says. */
final class OfficialCases {
    /** Names another folder, which has a folder for each case. */
    static final String PROPERTY = "gradbook.onnx.cases";

    private static final Path DEBIAN = Path.of("/usr/share/libonnx-testdata/data/node");

    private OfficialCases() {}

    /** The folder; empty if the package is not installed. A folder that was asked for must be there. */
    static Optional<Path> folder() {
        String named = System.getProperty(PROPERTY);
        if (named != null && !Files.isDirectory(Path.of(named))) {
            throw new IllegalArgumentException(PROPERTY + ": expected a folder of ONNX cases, found none at " + named);
        }
        return Optional.of(named == null ? DEBIAN : Path.of(named)).filter(Files::isDirectory);
    }

    /** All cases in the order of their names. */
    static List<OfficialCase> in(Path folder) {
        try (Stream<Path> cases = Files.list(folder)) {
            return cases.sorted().map(OfficialCase::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": expected a folder of ONNX cases", e);
        }
    }
}
