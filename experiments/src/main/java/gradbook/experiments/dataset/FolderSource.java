package gradbook.experiments.dataset;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A folder that the user named: raw files or gzip of them, under their pinned names or the names with a dot that some
 * mirrors give ({@code train-images.idx3-ubyte}). Who names a folder means it, so a file that is missing or altered
 * there is a {@link Failure} and no reason to look elsewhere.
 *
 * @param remedy what helps when a file is missing or altered, beside putting the original there
 */
record FolderSource(Path folder, String remedy) implements Source {
    /** A folder that the user named, and may leave out. */
    static FolderSource named(Path folder) {
        return new FolderSource(folder, "leave the folder out to have it fetched");
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public void deliver(List<PinnedFile> files, Intake intake) {
        if (!Files.isDirectory(folder)) {
            throw new Failure(
                    "the data folder " + folder + (Files.exists(folder) ? " is not a folder" : " does not exist")
                            + "; name a folder with the files " + names(files)
                            + " (raw or .gz), or leave it out to have them fetched");
        }
        for (PinnedFile file : files) {
            deliver(file, find(file), intake);
        }
    }

    private void deliver(PinnedFile file, Path found, Intake intake) {
        try (InputStream raw = open(found)) {
            intake.take(file, raw);
        } catch (Unavailable altered) {
            throw altered(found, altered.getMessage(), altered);
        } catch (IOException problem) {
            throw altered(found, Reason.of(problem), problem);
        }
    }

    private static InputStream open(Path found) throws IOException {
        InputStream in = Files.newInputStream(found);
        if (!found.toString().endsWith(".gz")) {
            return in;
        }
        try {
            return new GZIPInputStream(in);
        } catch (IOException problem) {
            in.close();
            throw problem;
        }
    }

    private Path find(PinnedFile file) {
        List<String> candidates = candidates(file.name());
        return candidates.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new Failure("the data folder " + folder + " lacks " + file.name() + " (looked for "
                        + String.join(", ", candidates)
                        + "); put it there, or " + remedy));
    }

    private static List<String> candidates(String name) {
        return Stream.of(name, name.replace("-idx", ".idx"))
                .distinct()
                .flatMap(each -> Stream.of(each, each + ".gz"))
                .toList();
    }

    private Failure altered(Path found, String reason, Exception cause) {
        return new Failure(
                "the data file " + found + " cannot be used: " + reason + "; replace it by the original, or " + remedy,
                cause);
    }

    private static String names(List<PinnedFile> files) {
        return String.join(", ", files.stream().map(PinnedFile::name).toList());
    }
}
