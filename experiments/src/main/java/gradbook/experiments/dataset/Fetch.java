package gradbook.experiments.dataset;

import gradbook.experiments.dataset.FileStatus.State;
import gradbook.experiments.io.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings files into the cache, from the first place that has them: the cache itself, the folder the user named, then
 * the fallbacks in order.
 *
 * @param userFolder where to take the files from instead of the fallbacks
 * @param fallbacks asked in this order when the user named no folder
 */
record Fetch(DataCache cache, Optional<Path> userFolder, List<Source> fallbacks, DownloadProgress progress) {
    /**
     * Makes sure that every file has its place in the cache. Files that are there already are left to
     * {@link DataCache#read}, which checks them each time.
     *
     * @throws Failure if one was altered, or no source has what is missing
     */
    void ensure(List<PinnedFile> files) {
        // A complete cache needs no lock, so it may lie on a read-only file system.
        if (!absent(files).isEmpty()) {
            CacheLock.whileHeld(cache.folder(), progress, () -> bring(files));
        }
    }

    private void bring(List<PinnedFile> files) {
        // Before, not after, the rest is downloaded for nothing.
        for (PinnedFile file : files) {
            FileStatus status = cache.status(file);
            if (status.state() == State.ALTERED) {
                DataCache.refuseUnlessIntact(status);
            }
        }
        Intake intake = new Intake(cache, progress);
        List<Source> sources = userFolder
                .<List<Source>>map(folder -> List.of(FolderSource.named(folder)))
                .orElse(fallbacks);
        List<String> reasons = new ArrayList<>();
        for (Source source : sources) {
            List<PinnedFile> missing = absent(files);
            if (missing.isEmpty()) {
                return;
            }
            try {
                source.deliver(missing, intake);
            } catch (Unavailable problem) {
                reasons.add(source.name() + " (" + problem.getMessage() + ")");
                progress.note(source.name() + " is given up: " + problem.getMessage());
            }
        }
        refuseIncomplete(absent(files), reasons);
    }

    private List<PinnedFile> absent(List<PinnedFile> files) {
        return files.stream().filter(file -> !Files.exists(cache.path(file))).toList();
    }

    private void refuseIncomplete(List<PinnedFile> missing, List<String> reasons) {
        if (missing.isEmpty()) {
            return;
        }
        String names = String.join(", ", missing.stream().map(PinnedFile::name).toList());
        throw new Failure("no source has the data; put the raw files " + names + " into " + cache.folder()
                + " and run again; tried " + (reasons.isEmpty() ? "nothing" : String.join(", ", reasons)));
    }
}
