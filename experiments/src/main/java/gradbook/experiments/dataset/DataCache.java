package gradbook.experiments.dataset;

import gradbook.experiments.dataset.FileStatus.State;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * A folder of raw data files, trusted with nothing: every read checks the size and the SHA-256. A file that was altered
 * is refused and left as it is, because only its owner knows whether it is worth keeping.
 */
public record DataCache(Path folder) {
    /** Bytes read at a time. */
    private static final int PIECE = 1 << 16;

    public DataCache {
        folder = folder.toAbsolutePath();
    }

    /**
     * {@code GRADBOOK_DATA} if set; otherwise the user's cache folder: {@code $XDG_CACHE_HOME/gradbook} or
     * {@code ~/.cache/gradbook}, on macOS {@code ~/Library/Caches/gradbook}, on Windows
     * {@code %LOCALAPPDATA%\gradbook\cache}.
     *
     * @param env {@link System#getenv()}
     * @param system {@link System#getProperties()}; {@code os.name} and {@code user.home} are read
     */
    public static DataCache fromEnvironment(Map<String, String> env, Properties system) {
        String named = env.getOrDefault("GRADBOOK_DATA", "");
        if (named.isBlank()) {
            return new DataCache(userCache(env, system));
        }
        try {
            return new DataCache(Path.of(named));
        } catch (InvalidPathException problem) {
            throw new Failure(
                    "GRADBOOK_DATA is not a path this system knows: " + problem.getMessage() + "; set it to a folder",
                    problem);
        }
    }

    private static Path userCache(Map<String, String> env, Properties system) {
        String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(system.getProperty("user.home", "."));
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve("gradbook");
        }
        if (os.startsWith("windows")) {
            String local = env.getOrDefault("LOCALAPPDATA", "");
            Path base = local.isBlank() ? home.resolve("AppData").resolve("Local") : Path.of(local);
            return base.resolve("gradbook").resolve("cache");
        }
        // The XDG base directory specification 0.8: a relative path is invalid and is to be ignored.
        String xdg = env.getOrDefault("XDG_CACHE_HOME", "");
        Path base = xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".cache");
        return base.resolve("gradbook");
    }

    /** The part of this cache that belongs to one data set: MNIST and Fashion-MNIST give their files the same names. */
    public DataCache within(String dataset) {
        return new DataCache(folder.resolve(dataset));
    }

    /** Where the file is, or will be. */
    public Path path(PinnedFile file) {
        return folder.resolve(file.name());
    }

    /** Reads the whole file to tell whether it is what was pinned. */
    public FileStatus status(PinnedFile file) {
        return FileStatus.of(file, path(file));
    }

    /** The file's bytes, which have the pinned size and SHA-256; anything else is a {@link Failure}. */
    public byte[] read(PinnedFile file) {
        refuseUnlessIntact(FileStatus.bySize(file, path(file)));
        byte[] content = content(file);
        // Of these very bytes: the file may change between two readings.
        refuseUnlessIntact(FileStatus.byDigest(file, path(file), Sha256.of(content)));
        return content;
    }

    static void refuseUnlessIntact(FileStatus status) {
        if (status.state() == State.ABSENT) {
            throw new Failure("the data file " + status.path() + " is not there; fetch it first, or put it there ("
                    + status.expected() + ", SHA-256 " + status.file().sha256() + ")");
        }
        if (status.state() == State.ALTERED) {
            throw new Failure("the data file " + status.path() + " has " + status.comparison()
                    + "; delete it so that it is fetched again");
        }
    }

    /** Piece by piece: of what is read at once the JDK holds a second copy outside the heap, for good. */
    private byte[] content(PinnedFile file) {
        byte[] content = new byte[Math.toIntExact(file.bytes())];
        try (InputStream in = Files.newInputStream(path(file))) {
            for (int at = 0; at < content.length; ) {
                int read = in.read(content, at, Math.min(PIECE, content.length - at));
                if (read < 0) { // cut short since its size was asked for
                    return Arrays.copyOf(content, at);
                }
                at += read;
            }
            return content;
        } catch (IOException problem) {
            throw new Failure(
                    "cannot read the data file " + path(file) + ": " + Reason.of(problem)
                            + "; make it readable, or delete it so that it is fetched again",
                    problem);
        }
    }
}
