package gradbook.experiments.dataset;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the file at {@code path} compares with what is pinned. {@code expected} and {@code found} are sizes where those
 * differ (then the digest is not computed) and SHA-256 otherwise: {@code "60,008 bytes"}, {@code "SHA-256 65a5..."}.
 */
public record FileStatus(PinnedFile file, Path path, State state, String expected, String found) {
    /** What a file can be; there is no "probably fine". */
    public enum State {
        ABSENT,
        INTACT,
        ALTERED
    }

    /** Looks at the size first, then at every byte. */
    static FileStatus of(PinnedFile file, Path path) {
        FileStatus bySize = bySize(file, path);
        return bySize.state == State.INTACT ? byDigest(file, path, Sha256.of(path)) : bySize;
    }

    /** Looks at the size alone; {@link State#INTACT} means no more than that it is right. */
    static FileStatus bySize(PinnedFile file, Path path) {
        String expected = PinnedFile.inBytes(file.bytes());
        if (!Files.exists(path)) {
            return new FileStatus(file, path, State.ABSENT, expected, "no file");
        }
        if (!Files.isRegularFile(path)) {
            return new FileStatus(file, path, State.ALTERED, "a file of " + expected, "something that is not a file");
        }
        long found = size(path);
        return compare(file, path, expected, PinnedFile.inBytes(found));
    }

    /** Compares a digest that the caller computed from the bytes it is going to use. */
    static FileStatus byDigest(PinnedFile file, Path path, String sha256) {
        return compare(file, path, "SHA-256 " + file.sha256(), "SHA-256 " + sha256);
    }

    /** The comparison as a clause: {@code "SHA-256 ab..., expected SHA-256 cd..."}. */
    public String comparison() {
        return found + ", expected " + expected;
    }

    private static FileStatus compare(PinnedFile file, Path path, String expected, String found) {
        return new FileStatus(file, path, expected.equals(found) ? State.INTACT : State.ALTERED, expected, found);
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException problem) {
            throw new Failure(
                    "cannot read the size of " + path + ": " + Reason.of(problem)
                            + "; check that it is a readable file",
                    problem);
        }
    }
}
