package gradbook.interop.pytorch;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.golden.Difference;
import gradbook.engine.golden.Given;
import gradbook.engine.golden.GoldenCase;
import gradbook.engine.golden.GoldenFile;
import gradbook.engine.golden.LeftOut;
import gradbook.engine.golden.Subject;
import gradbook.experiments.golden.Trajectories;
import gradbook.experiments.golden.Trajectory;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.report.PyTorchComparison;
import gradbook.experiments.run.Machine;
import gradbook.interop.pytorch.libtorch.Libtorch;
import gradbook.interop.pytorch.program.Program;
import gradbook.interop.pytorch.program.TrajectoryPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks libtorch everything, and writes what it says into {@code golden/}, and how far we are from it into {@code
 * reports/pytorch/}. {@code scripts/regenerate-golden} runs it.
 */
public final class RegenerateGolden {
    private final Path home;
    private final String judge = "libtorch " + Libtorch.version();
    private final List<PyTorchComparison.Row> rows = new ArrayList<>();
    private final List<PyTorchComparison.Curves> curves = new ArrayList<>();

    private RegenerateGolden(Path home) {
        this.home = home;
    }

    /** Takes the project's folder. */
    public static void main(String[] arguments) throws IOException {
        new RegenerateGolden(Path.of(arguments[0])).run();
    }

    private void run() throws IOException {
        for (Kind kind : Kind.values()) {
            Map<String, List<Program>> groups = new LinkedHashMap<>();
            for (Program program : kind.programs()) {
                groups.computeIfAbsent(program.subject().group(), group -> new ArrayList<>())
                        .add(program);
            }
            Map<String, List<GoldenCase>> files = new TreeMap<>();
            groups.forEach((group, programs) -> {
                files.put(group, programs.stream().map(RegenerateGolden::golden).toList());
                rows.add(row(kind, group, programs));
            });
            write(kind.folder(), files);
        }
        Map<String, List<GoldenCase>> files = new TreeMap<>();
        for (Trajectory trajectory : Trajectories.all()) {
            Program program = TrajectoryPrograms.of(trajectory);
            LossCurves losses = LossCurves.of(program);
            files.put(trajectory.name(), List.of(golden(program, Map.of("loss", losses.theirs64()))));
            curves.add(new PyTorchComparison.Curves(
                    trajectory.name(),
                    trajectory.definition(),
                    list(losses.theirs64()),
                    list(losses.ours64()),
                    list(losses.theirs32()),
                    list(losses.ours32())));
        }
        write("trajectories", files);
        List<PyTorchComparison.LeftOut> leftOut = new ArrayList<>();
        new TreeMap<>(LeftOut.OPS).forEach((name, why) -> leftOut.add(new PyTorchComparison.LeftOut(name, why)));
        new TreeMap<>(LeftOut.GRADIENTS)
                .forEach((name, gradient) -> leftOut.add(new PyTorchComparison.LeftOut(
                        name, "its gradient " + gradient + " only: PyTorch does not compute it")));
        String machine = Machine.cpu() + ", " + Machine.os() + ", JDK " + Machine.jdk();
        new PyTorchComparison(judge, machine, rows, leftOut, curves).write(home.resolve("reports"));
    }

    private static GoldenCase golden(Program program) {
        return golden(program, program.run(DType.FLOAT64));
    }

    private static GoldenCase golden(Program program, Map<String, NdArray> expected) {
        Subject subject = program.subject();
        Map<String, Given> given = new LinkedHashMap<>();
        subject.given().forEach((name, array) -> given.put(name, Given.of(array)));
        return new GoldenCase(subject.name(), subject.definition(), program.body(), given, expected);
    }

    private static PyTorchComparison.Row row(Kind kind, String group, List<Program> programs) {
        Float32Tolerance tolerance = Float32Tolerance.of(kind, group);
        return new PyTorchComparison.Row(
                kind.singular(),
                group,
                programs.size(),
                apart(programs, DType.FLOAT64),
                apart(programs, DType.FLOAT32),
                tolerance.relative(),
                tolerance.reason());
    }

    private static PyTorchComparison.Apart apart(List<Program> programs, DType dtype) {
        Difference worst =
                programs.stream().map(program -> program.difference(dtype)).reduce(Difference.NONE, Difference::or);
        return new PyTorchComparison.Apart(worst.absolute(), worst.relative());
    }

    private static List<Double> list(NdArray array) {
        return IntStream.range(0, array.count()).mapToObj(array::at).toList();
    }

    /** Writes a kind's files, and deletes those of groups that are no more. */
    private void write(String kind, Map<String, List<GoldenCase>> files) throws IOException {
        Path folder = home.resolve("golden").resolve(kind);
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        files.forEach((group, cases) -> {
            Path file = GoldenFile.path(folder, group);
            AtomicFiles.writeString(file, new GoldenFile(judge, group, cases).text());
            written.add(file);
        });
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.filter(file -> !written.contains(file)).toList()) {
                Files.delete(file);
            }
        }
        int cases = files.values().stream().mapToInt(List::size).sum();
        System.out.println("golden/" + kind + ": " + cases + " cases in " + files.size() + " files");
    }
}
