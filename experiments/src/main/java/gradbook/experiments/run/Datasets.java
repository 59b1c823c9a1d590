package gradbook.experiments.run;

import gradbook.experiments.dataset.DataCache;
import gradbook.experiments.dataset.DownloadProgress;
import gradbook.experiments.dataset.Mnist;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where experiments take their data from.
 *
 * @param cache the folder with what was fetched before
 * @param folder a folder that the user named, asked before any download
 * @param progress told while something is fetched
 */
public record Datasets(DataCache cache, Optional<Path> folder, DownloadProgress progress) {
    /** MNIST, fetched if it is not there yet, checked in any case. */
    public Mnist mnist() {
        return Mnist.load(cache, folder, progress);
    }
}
