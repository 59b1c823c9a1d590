package gradbook.experiments.dataset;

import java.util.List;

/** Data that somebody else has published: files by SHA-256, where they may come from, and on what terms. */
public sealed interface PinnedData permits ImageSet, TextSet, FileSet {
    /** As a sentence names it. */
    String title();

    /** All of them, or nothing: an experiment takes them together. */
    List<PinnedFile> files();

    /** Asked in this order for what the cache lacks. */
    List<Source> sources();

    /** Who holds the rights, and what that means for a user. */
    String licence();

    /** What to cite. */
    String citation();

    /** The part of the cache that holds the files. */
    DataCache within(DataCache cache);

    /** How the files in {@code cache} compare with what is pinned; fetches nothing. */
    default List<FileStatus> status(DataCache cache) {
        DataCache own = within(cache);
        return files().stream().map(own::status).toList();
    }
}
