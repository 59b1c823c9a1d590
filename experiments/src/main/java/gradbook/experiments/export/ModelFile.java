package gradbook.experiments.export;

import gradbook.experiments.io.Sha256;

/** A file that an export makes, in memory. */
public record ModelFile(String name, byte[] content) {
    /** Its size and digest. */
    public Digest digest() {
        return new Digest(name, content.length, Sha256.of(content));
    }

    /**
     * A file as a record names it.
     *
     * @param name in the run's folder
     * @param bytes its size
     * @param sha256 of its content, the same on every machine
     */
    public record Digest(String name, int bytes, String sha256) {}
}
