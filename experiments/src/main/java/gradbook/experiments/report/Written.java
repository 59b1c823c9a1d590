package gradbook.experiments.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of writing reports.
 *
 * @param files all that is there now and as it should be
 * @param changed those of them that were written or replaced, and files that were deleted as they no longer belong there
 * @param note a sentence for the user, if something could not be done
 */
public record Written(List<Path> files, List<Path> changed, Optional<String> note) {
    static final Written NOTHING = new Written(List.of(), List.of(), Optional.empty());

    public Written {
        files = List.copyOf(files);
        changed = List.copyOf(changed);
    }
}
