package gradbook.experiments.checkpoint;

import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Printable;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The last two checkpoints of one run, in a folder of their own. */
public final class CheckpointFolder implements Checkpoints {
    private static final int KEPT = 2;

    private static final Pattern FINISHED = Pattern.compile("step-\\d+\\.safetensors");

    /** What a process that was killed while it wrote has left. */
    private static final Pattern TEMPORARY = Pattern.compile("\\.step-.*\\.tmp");

    /** Texts of a checkpoint that say of which run it is. */
    private static final String IDENTITY = "run.";

    private final Path folder;
    private final Map<String, String> identity;
    private final Pace pace;
    private final Interruption interruption;
    private final Consumer<String> notes;
    private Optional<Saved> resumed = Optional.empty();
    private Optional<Path> ours = Optional.empty();
    private long lastTime = System.nanoTime();

    /**
     * How often a checkpoint is written: after every so many steps, and when so many seconds have passed since the last.
     *
     * @param steps at least 1
     * @param seconds at least 0
     */
    public record Pace(int steps, double seconds) {}

    /**
     * @param identity what makes this run another one than the next: a checkpoint with other texts is not gone on from
     * @param notes told what a person should know, a sentence at a time
     */
    public CheckpointFolder(
            Path folder, Map<String, String> identity, Pace pace, Interruption interruption, Consumer<String> notes) {
        this.folder = folder;
        this.identity = new LinkedHashMap<>(identity);
        this.pace = pace;
        this.interruption = interruption;
        this.notes = notes;
    }

    /**
     * Makes the next training begin, or go on from the newest checkpoint that is whole; without any it begins.
     *
     * @throws Failure if it should go on, but no checkpoint is whole, or the newest is of another run
     */
    public void start(boolean resumes) {
        files(TEMPORARY).forEach(CheckpointFolder::delete);
        List<Path> files = files();
        if (!resumes) {
            if (!files.isEmpty()) {
                notes.accept("there are checkpoints of an earlier run in " + folder
                        + "; this run starts from the beginning and replaces them; with --resume that run goes on");
            }
            return;
        }
        if (files.isEmpty()) {
            notes.accept("there is no checkpoint in " + folder + ", so the run starts from the beginning");
            return;
        }
        resumed = Optional.of(newest(files));
    }

    private Saved newest(List<Path> files) {
        for (Path file : files) {
            try {
                Saved saved = CheckpointFile.read(file);
                refuseUnlessOurs(file, saved);
                ours = Optional.of(file);
                return saved;
            } catch (CheckpointFile.Damaged damaged) {
                notes.accept(file + " is damaged and left out: " + damaged.getMessage());
            }
        }
        throw new Failure("no checkpoint in " + folder + " is whole; run without --resume to start from the beginning");
    }

    private void refuseUnlessOurs(Path file, Saved saved) {
        identity.forEach((name, expected) -> {
            String found = saved.texts().get(IDENTITY + name);
            if (!expected.equals(found)) {
                throw new Failure(file + " is a checkpoint of another run: expected the " + name + " " + expected
                        + ", found " + (found == null ? "none" : Printable.of(found))
                        + "; ask for the same run again, or run without --resume to start from the beginning");
            }
        });
    }

    @Override
    public Optional<Saved> resumed() {
        interruption.listen();
        lastTime = System.nanoTime();
        return resumed;
    }

    @Override
    public void stepped(int steps, Supplier<Optional<Saved>> state) {
        boolean ending = interruption.isRequested();
        double seconds = (System.nanoTime() - lastTime) * 1e-9;
        if (!ending && steps % pace.steps() != 0 && seconds < pace.seconds()) {
            return;
        }
        boolean kept = state.get().map(saved -> keep(steps, saved)).orElse(false);
        lastTime = System.nanoTime();
        if (ending) {
            notes.accept("interrupted after step " + steps
                    + (kept
                            ? ", of which there is a checkpoint: with --resume this run goes on"
                            : ", of which there is no checkpoint"));
            interruption.answer();
        }
    }

    /** Whether it is written. */
    private boolean keep(int steps, Saved saved) {
        identity.forEach((name, text) -> saved.put(IDENTITY + name, text));
        try {
            CheckpointFile.write(file(steps), saved);
            ours = Optional.of(file(steps));
            tidy(steps);
            return true;
        } catch (Failure full) {
            notes.accept("no checkpoint of step " + steps + ": " + full.getMessage());
            return false;
        }
    }

    /** Those of an earlier run that came further are not gone on from any more. */
    private void tidy(int steps) {
        List<Path> all = files();
        Path latest = file(steps);
        int newest = all.indexOf(latest);
        all.subList(0, newest).forEach(CheckpointFolder::delete);
        all.stream().skip(newest + KEPT).forEach(CheckpointFolder::delete);
    }

    private Path file(int steps) {
        return folder.resolve(String.format(Locale.ROOT, "step-%09d.safetensors", steps));
    }

    /** The last one that this run wrote or went on from. */
    public Optional<Path> last() {
        return ours;
    }

    /** The run has come to its end, so nothing is gone on from. */
    public void deleteAll() {
        files().forEach(CheckpointFolder::delete);
        delete(folder);
    }

    /** The newest first. */
    private List<Path> files() {
        return files(FINISHED);
    }

    private List<Path> files(Pattern names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(
                            file -> names.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new Failure("cannot read " + folder + ": " + Reason.of(e), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            // An old checkpoint too many does no harm.
        }
    }
}
