package gradbook.experiments.dataset;

/** Told how far a fetch has come; counts are of raw bytes, after decompression. */
@FunctionalInterface
public interface DownloadProgress {
    DownloadProgress NONE = (file, bytesDone, bytesTotal) -> {};

    /**
     * {@code bytesDone} of {@code bytesTotal} have arrived; it falls back when the next source starts the file anew.
     */
    void advanced(String file, long bytesDone, long bytesTotal);

    /** Something that takes a while, or went wrong and is being worked around, in one line. */
    default void note(String line) {}
}
