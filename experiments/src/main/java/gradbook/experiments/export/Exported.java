package gradbook.experiments.export;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run record says of the models that the run left.
 *
 * @param files each by its digest, the same on every machine
 * @param operators of the first model, how many nodes there are of each by ONNX's name
 * @param proof how ONNX Runtime answered on the machine of the run, which is not compared
 */
public record Exported(List<ModelFile.Digest> files, Map<String, Integer> operators, Proof proof) {
    public Exported {
        files = List.copyOf(files);
        operators = Collections.unmodifiableMap(new TreeMap<>(operators));
    }

    /** The file of a name. */
    public Optional<ModelFile.Digest> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /**
     * The engine and ONNX Runtime, side by side.
     *
     * @param samples test samples that both were shown, beside batches of random numbers
     * @param largestDifference between two logits
     * @param otherLabels test samples that the two put into different classes
     */
    public record Proof(int samples, double largestDifference, int otherLabels) {}
}
