package gradbook.experiments.dataset;

import gradbook.experiments.io.Failure;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pinned files of any kind, small enough to be held at once.
 *
 * @param title as a sentence names it
 * @param folder of its files in the cache
 * @param files in their order
 * @param sources asked in this order for what the cache lacks
 * @param licence who holds the rights, and what that means for a user
 * @param citation what to cite
 */
public record FileSet(
        String title, String folder, List<PinnedFile> files, List<Source> sources, String licence, String citation)
        implements PinnedData {
    @Override
    public DataCache within(DataCache cache) {
        return cache.within(folder);
    }

    /**
     * Loads the files by name, in their order, fetching what the cache lacks.
     *
     * @param cache as {@link DataCache#fromEnvironment} gives it
     * @param userFolder a folder with the files (raw or .gz), asked instead of the sources; not looked at when the cache has them all
     * @throws Failure with one sentence if they cannot be had, or are not what is pinned
     */
    public Map<String, byte[]> load(DataCache cache, Optional<Path> userFolder, DownloadProgress progress) {
        DataCache own = within(cache);
        new Fetch(own, userFolder, sources, progress).ensure(files);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        files.forEach(file -> contents.put(file.name(), own.read(file)));
        return Collections.unmodifiableMap(contents);
    }
}
