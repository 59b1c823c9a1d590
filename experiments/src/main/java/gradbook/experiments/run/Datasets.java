package gradbook.experiments.run;

import gradbook.experiments.dataset.DataCache;
import gradbook.experiments.dataset.DownloadProgress;
import gradbook.experiments.dataset.FashionMnist;
import gradbook.experiments.dataset.FileSet;
import gradbook.experiments.dataset.ImageParts;
import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.dataset.Names;
import gradbook.experiments.dataset.PianoPieces;
import gradbook.experiments.dataset.PinnedData;
import gradbook.experiments.dataset.Shakespeare;
import gradbook.experiments.dataset.TextSet;
import gradbook.experiments.io.Failure;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where experiments take their data from. What was loaded once is kept, for runs that follow and for runs at the same time. */
public final class Datasets {
    /** All of images. */
    public static final List<ImageSet> SETS = List.of(Mnist.SET, FashionMnist.SET);

    /** All there are. */
    public static final List<PinnedData> ALL =
            List.of(Mnist.SET, FashionMnist.SET, Names.TEXT, Shakespeare.TEXT, PianoPieces.SET);

    private final DataCache cache;
    private final Optional<Path> folder;
    private final DownloadProgress progress;
    private final Map<ImageSet, ImageParts> loaded = new HashMap<>();
    private final Map<TextSet, String> texts = new HashMap<>();
    private final Map<FileSet, Map<String, byte[]>> files = new HashMap<>();

    /**
     * @param cache the folder with what was fetched before
     * @param folder a folder that the user named, asked before any download
     * @param progress told while something is fetched
     */
    public Datasets(DataCache cache, Optional<Path> folder, DownloadProgress progress) {
        this.cache = cache;
        this.folder = folder;
        this.progress = progress;
    }

    /** A data set, fetched if it is not there yet, checked when it is read. */
    public synchronized ImageParts images(ImageSet set) {
        return loaded.computeIfAbsent(set, one -> one.load(cache, folder, progress));
    }

    /** A text, fetched if it is not there yet, checked when it is read. */
    public synchronized String text(TextSet set) {
        return texts.computeIfAbsent(set, one -> one.load(cache, folder, progress));
    }

    /** Files by name, fetched if they are not there yet, checked when they are read. */
    public synchronized Map<String, byte[]> files(FileSet set) {
        return files.computeIfAbsent(set, one -> one.load(cache, folder, progress));
    }

    /**
     * The test images of the data set that these files belong to.
     *
     * @throws Failure if there is none
     */
    public LabelledImages testImages(List<DataFile> files) {
        return SETS.stream()
                .filter(set -> DataFile.of(set.files()).equals(files))
                .findFirst()
                .map(set -> images(set).test())
                .orElseThrow(() -> new Failure("a record names data files that belong to no data set of this program, "
                        + files + "; use the version of it that wrote the record"));
    }
}
