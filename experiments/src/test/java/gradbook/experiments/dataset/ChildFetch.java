package gradbook.experiments.dataset;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A fetch in a process of its own, which can be killed. */
final class ChildFetch {
    private ChildFetch() {}

    static Process start(DataCache cache, URI mirror, PinnedFile file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        absoluteClassPath(),
                        ChildFetch.class.getName(),
                        cache.folder().toString(),
                        mirror.toString(),
                        file.name(),
                        Long.toString(file.bytes()),
                        file.sha256())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
    }

    /** Of this test, for a child that may start in another folder. */
    static String absoluteClassPath() {
        return String.join(
                File.pathSeparator,
                List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    public static void main(String[] args) {
        Source mirror = new HttpSource(URI.create(args[1]), true, Duration.ofMinutes(1));
        PinnedFile file = new PinnedFile(args[2], Long.parseLong(args[3]), args[4]);
        new Fetch(new DataCache(Path.of(args[0])), Optional.empty(), List.of(mirror), DownloadProgress.NONE)
                .ensure(List.of(file));
    }
}
