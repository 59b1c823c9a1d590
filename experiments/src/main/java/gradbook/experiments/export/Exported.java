package gradbook.experiments.export;

import java.util.List;
import java.util.Optional;

/**
 * What a run record says of the models that the run left.
 *
 * @param files each by its digest, the same on every machine
 * @param proof how ONNX Runtime answered on the machine of the run, which is not compared
 */
public record Exported(List<ModelFile.Digest> files, Proof proof) {
    public Exported {
        files = List.copyOf(files);
    }

    /** The file of a name. */
    public Optional<ModelFile.Digest> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /**
     * The engine and ONNX Runtime, side by side.
     *
     * @param images test images that both were shown, beside batches of random numbers
     * @param largestDifference between two logits
     * @param otherLabels test images that the two put into different classes
     */
    public record Proof(int images, double largestDifference, int otherLabels) {}
}
