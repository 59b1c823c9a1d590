package gradbook.experiments.run;

import gradbook.experiments.dataset.PinnedFile;
import java.util.List;

/** A file that went into a run, or data drawn by the program itself, by its digest. */
public record DataFile(String name, String sha256) {
    /** Those of a data set. */
    public static List<DataFile> of(List<PinnedFile> files) {
        return files.stream()
                .map(file -> new DataFile(file.name(), file.sha256()))
                .toList();
    }
}
