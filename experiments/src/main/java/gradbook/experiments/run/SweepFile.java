package gradbook.experiments.run;

import com.fasterxml.jackson.core.JacksonException;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sweeps on disk. */
public final class SweepFile {
    /** A sweep over seeds alone, beside the record of the pinned seed. */
    public static final String SEEDS = "seeds.json";

    /** A sweep over settings, too. */
    public static final String SETTINGS = "sweep.json";

    private SweepFile() {}

    /** Writes a sweep, whole or not at all. */
    public static void write(Path file, Sweep sweep) {
        AtomicFiles.writeString(file, Json.write(sweep));
    }

    /** Reads a sweep and checks its layout. */
    public static Sweep read(Path file) {
        try {
            Sweep sweep = Json.read(Files.readAllBytes(file), Sweep.class);
            if (sweep == null || sweep.format() != Sweep.FORMAT || sweep.runs().isEmpty()) {
                throw new Failure(file + " is not a sweep of format " + Sweep.FORMAT
                        + " with at least one run; restore it, or sweep again");
            }
            return sweep;
        } catch (JacksonException e) {
            throw new Failure(file + " is not a sweep: " + Json.reason(e) + "; restore it, or sweep again", e);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e), e);
        }
    }
}
