package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.Sweep;
import gradbook.experiments.run.SweepFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A folder with a record, and the page and the pictures made from it.
 *
 * @param folder {@code runs/mnist-mlp-v1} or {@code reports/mnist-mlp-v1}
 * @param experiment whose record it is
 * @param record what {@code record.json} in the folder holds
 */
public record ReportFolder(Path folder, Experiment<?> experiment, RunRecord record) {
    /** The name of the page. */
    public static final String PAGE = "report.md";

    /**
     * Writes the page and the pictures, those that are not there yet or not right. A machine without fonts gets the page and
     * a note.
     *
     * @param datasets asked for images only if a picture of some has to be drawn
     */
    public Written write(Datasets datasets) {
        return write(datasets::testImages, Fonts.INSTALLED);
    }

    Written write(Function<List<DataFile>, LabelledImages> testImages, Fonts fonts) {
        GeneratedText page = page();
        // First away with what an earlier run left: should the writing fail, half of that beside this record would be a
        // lie.
        List<Path> changed = new ArrayList<>(deleteStale(page));
        List<Path> files = new ArrayList<>();
        if (page.write()) {
            changed.add(page.file());
        }
        files.add(page.file());
        List<Picture> missing = new ArrayList<>();
        for (Picture picture : Picture.of(record)) {
            if (Files.exists(path(picture))) { // what is still there is right
                files.add(path(picture));
            } else {
                missing.add(picture);
            }
        }
        Optional<String> note = missing.isEmpty() ? Optional.empty() : fonts.problem();
        for (Picture picture : missing) {
            if (note.isEmpty()) {
                generated(picture).write(() -> testImages.apply(record.result().data()));
                files.add(path(picture));
                changed.add(path(picture));
            }
        }
        return new Written(files, changed.stream().distinct().toList(), note);
    }

    /** Pages and pictures of another record, and pictures that this record has no data for. */
    private List<Path> deleteStale(GeneratedText page) {
        List<Path> stale = new ArrayList<>();
        if (page.problem().isPresent()) {
            stale.add(page.file());
        }
        for (Picture picture : Picture.of(record)) {
            if (generated(picture).problem().isPresent()) {
                stale.add(path(picture));
            }
        }
        stale.addAll(strays());
        return stale.stream().filter(ReportFolder::delete).toList();
    }

    /** Everything that is not as the record says, a sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        page().problem().ifPresent(problems::add);
        for (Picture picture : Picture.of(record)) {
            generated(picture).problem().ifPresent(problems::add);
        }
        seeds().flatMap(sweep -> SeedsCheck.problem(folder.resolve(SweepFile.SEEDS), sweep, record))
                .ifPresent(problems::add);
        for (Path stray : strays()) {
            problems.add(stray + " has no data in the record; delete it");
        }
        return problems;
    }

    private GeneratedText page() {
        return new GeneratedText(folder.resolve(PAGE), ReportPage.render(experiment, record, seeds()));
    }

    private Path path(Picture picture) {
        return folder.resolve(picture.file());
    }

    private GeneratedPicture generated(Picture picture) {
        return GeneratedPicture.in(folder, picture);
    }

    /** Pictures that were here before, of a kind that this record has no data for. */
    private List<Path> strays() {
        List<String> belong = Picture.of(record).stream().map(Picture::file).toList();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Picture.isFile(file.getFileName().toString()))
                    .filter(file -> !belong.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Failure("cannot list " + folder + ": " + Reason.of(e) + "; check that it can be read", e);
        }
    }

    /** The runs with other seeds that lie beside the record. */
    public Optional<Sweep> seeds() {
        Path file = folder.resolve(SweepFile.SEEDS);
        return Files.exists(file) ? Optional.of(SweepFile.read(file)) : Optional.empty();
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Failure("cannot delete " + file + ": " + Reason.of(e) + "; delete it by hand", e);
        }
    }
}
