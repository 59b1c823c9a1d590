package gradbook.experiments.dataset;

import java.util.List;

/** A place that may have the files. It is asked once for all that are missing, and given up at its first failure. */
interface Source {
    /** What a reader recognizes: an address, a folder, a package. */
    String name();

    /**
     * Hands the raw bytes of each file to {@code intake}, one file after the other.
     *
     * @throws Unavailable if this source cannot; files taken in before stay, for they were checked
     * @throws gradbook.experiments.io.Failure if no other source could help either: the disk is full, or the
     *     person named this source and must hear about it
     */
    void deliver(List<PinnedFile> files, Intake intake) throws Unavailable;
}
