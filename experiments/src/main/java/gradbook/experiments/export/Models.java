package gradbook.experiments.export;

import gradbook.experiments.io.AtomicFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * Models of a trained network that ONNX Runtime has been seen to run.
 *
 * @param files in the order in which they are named to a user
 */
public record Models(List<ModelFile> files, Exported.Proof proof) {
    public Models {
        files = List.copyOf(files);
    }

    /** What a record says of them. */
    public Exported exported() {
        return new Exported(files.stream().map(ModelFile::digest).toList(), proof);
    }

    /** Writes each file, whole or not at all; returns their paths. */
    public List<Path> writeTo(Path folder) {
        return files.stream()
                .map(file -> {
                    Path path = folder.resolve(file.name());
                    AtomicFiles.write(path, file.content());
                    return path;
                })
                .toList();
    }
}
