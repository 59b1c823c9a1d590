package gradbook.experiments.cli;

import gradbook.experiments.dataset.DataCache;
import gradbook.experiments.dataset.DownloadProgress;
import gradbook.experiments.run.Datasets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command that trains takes its data from. */
final class DataOption {
    @Option(
            names = "--data-from",
            paramLabel = "DIR",
            description = "Take data files that are not in the cache from this folder instead of downloading them.")
    private Path folder;

    /** The user's cache, and what fills it. */
    Datasets datasets(DownloadProgress progress) {
        DataCache cache = DataCache.fromEnvironment(System.getenv(), System.getProperties());
        return new Datasets(cache, Optional.ofNullable(folder), progress);
    }
}
