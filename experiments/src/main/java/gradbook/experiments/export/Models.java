package gradbook.experiments.export;

import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Models of a trained network that ONNX Runtime has been seen to run.
 *
 * @param files in the order in which they are named to a user
 * @param operators of the first one, how many nodes there are of each
 */
public record Models(List<ModelFile> files, Map<String, Integer> operators, Exported.Proof proof) {
    public Models {
        files = List.copyOf(files);
        operators = Map.copyOf(operators);
    }

    /** Deletes what an earlier run left: beside the record of another one it would be taken for that one's. */
    public static void deleteFrom(Path folder) {
        for (String name : List.of(ModelExport.LOGITS, ModelExport.CLASSIFIER, ModelExport.WEIGHTS)) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                throw new Failure(
                        "cannot delete " + folder.resolve(name) + ", which an earlier run left: " + Reason.of(e), e);
            }
        }
    }

    /** What a record says of them. */
    public Exported exported() {
        return new Exported(files.stream().map(ModelFile::digest).toList(), operators, proof);
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
