package gradbook.experiments.run;

import com.fasterxml.jackson.core.JacksonException;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Run records on disk. */
public final class RunRecordFile {
    /** The name of a run record in its folder. */
    public static final String NAME = "record.json";

    private RunRecordFile() {}

    /** Writes a record, whole or not at all. */
    public static void write(Path file, RunRecord record) {
        AtomicFiles.writeString(file, Json.write(record));
    }

    /** Reads a record and checks its layout. */
    public static RunRecord read(Path file) {
        RunRecord record;
        try {
            record = Json.read(Files.readAllBytes(file), RunRecord.class);
        } catch (JacksonException e) {
            throw new Failure(
                    file + " is not a run record: " + Json.reason(e) + "; restore it, or run the experiment again", e);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + Reason.of(e), e);
        }
        if (record == null || record.format() != RunRecord.FORMAT) {
            throw new Failure(file + " is a run record of format " + (record == null ? "none" : record.format())
                    + ", expected " + RunRecord.FORMAT + "; use the version of this program that wrote it");
        }
        return record;
    }
}
