package gradbook.experiments.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder into which a system's package installs a data set. Unlike a folder that the user named it need not be there.
 *
 * @param packageName what a reader would install, {@code Debian's package dataset-fashion-mnist}
 */
record SystemFolder(Path folder, String packageName) implements Source {
    @Override
    public String name() {
        return packageName;
    }

    @Override
    public void deliver(List<PinnedFile> files, Intake intake) throws Unavailable {
        if (!Files.isDirectory(folder)) {
            throw new Unavailable("not installed: there is no folder " + folder);
        }
        new FolderSource(folder, "install " + packageName + " anew").deliver(files, intake);
    }
}
