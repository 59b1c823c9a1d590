package gradbook.experiments.dataset;

import gradbook.experiments.io.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A pinned text, one file of ASCII. It lies in the cache's folder itself, so that a folder of texts can be named as the cache.
 *
 * @param title as a sentence names it
 * @param file its name, size and digest
 * @param sources asked in this order if the cache lacks it
 * @param licence who holds the rights, and what that means for a user
 * @param citation what to cite
 */
public record TextSet(String title, PinnedFile file, List<Source> sources, String licence, String citation)
        implements PinnedData {
    @Override
    public List<PinnedFile> files() {
        return List.of(file);
    }

    @Override
    public DataCache within(DataCache cache) {
        return cache;
    }

    /**
     * Loads the text, fetching it if the cache lacks it.
     *
     * @param cache as {@link DataCache#fromEnvironment} gives it
     * @param userFolder a folder with the file (raw or .gz), asked instead of the sources; not looked at when the cache has it
     * @throws Failure with one sentence if it cannot be had, or is not what is pinned
     */
    public String load(DataCache cache, Optional<Path> userFolder, DownloadProgress progress) {
        new Fetch(cache, userFolder, sources, progress).ensure(files());
        return new String(cache.read(file), StandardCharsets.US_ASCII);
    }
}
