package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.run.DataFile;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.run.Sweep;
import gradbook.experiments.run.SweepFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The folder of published runs, {@code reports/}: records that were put there, and everything that is made from them. */
public final class Reports {
    private final Path folder;
    private final List<Experiment<?>> experiments;
    private final Overviews overviews;
    private final Function<List<DataFile>, LabelledImages> testImages;
    private final Fonts fonts;

    /**
     * @param folder {@code reports/}, need not be there yet
     * @param experiments all there are, in the order of the index
     * @param chapters the pages over several of them, likewise
     * @param datasets asked for images only if a picture of some has to be drawn
     */
    public Reports(Path folder, List<Experiment<?>> experiments, List<Chapter> chapters, Datasets datasets) {
        this(folder, experiments, chapters, datasets::testImages, Fonts.INSTALLED);
    }

    Reports(
            Path folder,
            List<Experiment<?>> experiments,
            List<Chapter> chapters,
            Function<List<DataFile>, LabelledImages> testImages,
            Fonts fonts) {
        this.folder = folder;
        this.experiments = List.copyOf(experiments);
        this.overviews = new Overviews(folder, chapters);
        this.testImages = testImages;
        this.fonts = fonts;
    }

    /**
     * Makes every page, every picture and the index from the records.
     *
     * @throws Failure if a folder here has no readable record of a known experiment; then nothing is changed
     */
    public Written rebuild() {
        Published published = published();
        if (!published.problems().isEmpty()) {
            throw new Failure(published.problems().values().iterator().next());
        }
        List<Path> files = new ArrayList<>();
        List<Path> changed = new ArrayList<>();
        Optional<String> note = Optional.empty();
        for (ReportFolder report : published.reports()) {
            Written written = report.write(testImages, fonts);
            files.addAll(written.files());
            changed.addAll(written.changed());
            note = note.or(written::note);
        }
        for (GeneratedText text : overviews.texts(published.reports())) {
            if (text.write()) {
                changed.add(text.file());
            }
            files.add(text.file());
        }
        for (IllustratedPage page : overviews.pages(published.reports())) {
            Written compared = page.write(fonts);
            files.addAll(compared.files());
            changed.addAll(compared.changed());
            note = note.or(compared::note);
        }
        return new Written(files, changed, note);
    }

    /**
     * Copies the record of a pinned run and its sweep over seeds, if there is one, to their place here, and rebuilds what is made from it.
     *
     * @param runFolder {@code runs/mnist-mlp-v1}
     * @throws Failure if the run is not pinned, its experiment is unknown, or another result is published already
     */
    public Written publish(Path runFolder) {
        RunRecord record = RunRecordFile.read(runFolder.resolve(RunRecordFile.NAME));
        Path target = recordFile(pinned(runFolder, record));
        if (Files.exists(target)) {
            List<String> differences = differences(RunRecordFile.read(target).result(), record.result());
            if (!differences.isEmpty()) {
                throw new Failure(record.experiment() + " is published already with another result: "
                        + String.join("; ", differences)
                        + "; a frozen experiment must not change, so find out why, and replace it only on purpose");
            }
        }
        return put(target, record, seeds(runFolder, record));
    }

    /** As {@link #publish}, but another result that is published already is replaced. */
    public Written replace(Path runFolder) {
        RunRecord record = RunRecordFile.read(runFolder.resolve(RunRecordFile.NAME));
        return put(recordFile(pinned(runFolder, record)), record, seeds(runFolder, record));
    }

    /** Everything that is not as the records say, a sentence each; an empty list is a passed check. */
    public List<String> check() {
        Published published = published();
        List<String> problems = new ArrayList<>(published.problems().values());
        published.reports().forEach(report -> problems.addAll(report.problems()));
        overviews.texts(published.reports()).forEach(text -> text.problem().ifPresent(problems::add));
        overviews.pages(published.reports()).forEach(page -> problems.addAll(page.problems()));
        return List.copyOf(problems);
    }

    private Written put(Path target, RunRecord record, Optional<Sweep> seeds) {
        // Before anything is written: a problem elsewhere would stop the rebuilding after it. What is here is replaced.
        published().problems().forEach((place, problem) -> {
            if (!place.equals(target.getParent())) {
                throw new Failure(problem);
            }
        });
        RunRecordFile.write(target, record);
        seeds.ifPresent(sweep -> SweepFile.write(target.resolveSibling(SweepFile.SEEDS), sweep));
        return rebuild();
    }

    /** The sweep over seeds beside a run. */
    private static Optional<Sweep> seeds(Path runFolder, RunRecord record) {
        Path file = runFolder.resolve(SweepFile.SEEDS);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Sweep sweep = SweepFile.read(file);
        SeedsCheck.problem(file, sweep, record).ifPresent(problem -> {
            throw new Failure(problem);
        });
        return Optional.of(sweep);
    }

    private Experiment<?> pinned(Path runFolder, RunRecord record) {
        Path file = runFolder.resolve(RunRecordFile.NAME);
        Experiment<?> experiment = experiments.stream()
                .filter(known -> known.id().equals(record.experiment()))
                .findFirst()
                .orElseThrow(() -> new Failure(file + " is of " + record.experiment()
                        + ", an experiment that this program does not know; use the version of it that made the run"));
        SortedMap<String, String> differences = PinnedConfiguration.differences(experiment, record.result());
        if (!differences.isEmpty() || !record.result().pinned()) {
            throw new Failure(file + " is not of the pinned configuration of " + record.experiment()
                    + (differences.isEmpty() ? "" : ": " + String.join("; ", differences.values()))
                    + "; run it without --seed and --epochs to publish it");
        }
        return experiment;
    }

    private Path recordFile(Experiment<?> experiment) {
        return folder.resolve(experiment.id().folder()).resolve(RunRecordFile.NAME);
    }

    private static List<String> differences(Result published, Result found) {
        List<String> differences = new ArrayList<>();
        differ(differences, "numerics version", published.numericsVersion(), found.numericsVersion());
        differ(differences, "loss-curve SHA-256", published.lossCurveSha256(), found.lossCurveSha256());
        differ(differences, "weights SHA-256", published.weightsSha256(), found.weightsSha256());
        differ(differences, "data", published.data(), found.data());
        differ(differences, "metrics", published.metrics(), found.metrics());
        if (differences.isEmpty() && !published.equals(found)) {
            differences.add("the digests are the same, but other figures differ");
        }
        return differences;
    }

    private static void differ(List<String> differences, String name, Object published, Object found) {
        if (!published.equals(found)) {
            differences.add(name + " is " + published + " there and " + found + " in this run");
        }
    }

    /**
     * What is in the folder.
     *
     * @param reports with readable records, in the order of the experiments
     * @param problems a sentence for each folder that is not such a report, in the order found
     */
    private record Published(List<ReportFolder> reports, Map<Path, String> problems) {}

    private Published published() {
        List<ReportFolder> reports = new ArrayList<>();
        Map<Path, String> problems = new LinkedHashMap<>();
        List<Path> unknown = new ArrayList<>(folders());
        for (Experiment<?> experiment : experiments) {
            Path place = folder.resolve(experiment.id().folder());
            if (unknown.remove(place)) {
                try {
                    reports.add(read(place, experiment));
                } catch (Failure e) {
                    problems.put(place, e.getMessage());
                }
            }
        }
        unknown.forEach(place ->
                problems.put(place, place + " belongs to no experiment that this program knows; delete or rename it"));
        return new Published(reports, problems);
    }

    private static ReportFolder read(Path place, Experiment<?> experiment) {
        Path file = place.resolve(RunRecordFile.NAME);
        if (!Files.exists(file)) {
            throw new Failure(file + " is missing; publish a run of " + experiment.id() + " or delete the folder");
        }
        RunRecord record = RunRecordFile.read(file);
        if (!record.experiment().equals(experiment.id())) {
            throw new Failure(file + " is of " + record.experiment() + ", expected " + experiment.id()
                    + "; publish a run of " + experiment.id() + " or delete the folder");
        }
        return new ReportFolder(place, experiment, record);
    }

    /** Folders of runs by name, without hidden ones. */
    private List<Path> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .filter(entry -> overviews.folders().stream().noneMatch(entry::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Failure("cannot list " + folder + ": " + Reason.of(e) + "; check that it can be read", e);
        }
    }
}
