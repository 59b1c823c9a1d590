package gradbook.experiments.cli;

import gradbook.engine.runtime.Fma;
import gradbook.engine.runtime.Numerics;
import gradbook.engine.runtime.VectorUnit;
import gradbook.experiments.dataset.DataCache;
import gradbook.experiments.dataset.FileStatus;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.run.Machine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gradbook doctor}. */
@Command(
        name = "doctor",
        description =
                "Show what this machine has: JDK, vector unit, threads, data sets. Fails if a data file is altered.")
final class DoctorCommand implements Callable<Integer> {
    private static final int MEGABYTE = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        int bits = VectorUnit.bits();
        DataCache cache = DataCache.fromEnvironment(System.getenv(), System.getProperties());
        List<FileStatus> files =
                Datasets.ALL.stream().flatMap(set -> set.status(cache).stream()).toList();
        TextTable table = new TextTable(List.of("JDK", Machine.jdk()));
        table.row("system", Machine.os());
        table.row("processor", Machine.cpu());
        table.row("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
        table.row(
                "vector unit", bits > 0 ? bits + " bits" : "not found (the module jdk.incubator.vector is not there)");
        table.row("fused multiply-add", Fma.isUnit() ? "an instruction" : "emulated: the same bits, many times slower");
        table.row("heap", Runtime.getRuntime().maxMemory() / MEGABYTE + " MB at most");
        table.row("numerics", "version " + Numerics.VERSION);
        table.row("data cache", cache.folder().toString());
        for (FileStatus file : files) {
            table.row("", cache.folder().relativize(file.path()) + ": " + describe(file));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table.text());
        out.flush();
        return files.stream().anyMatch(file -> file.state() == FileStatus.State.ALTERED) ? 1 : 0;
    }

    private static String describe(FileStatus file) {
        return switch (file.state()) {
            case INTACT -> "intact";
            case ABSENT -> "not there yet, fetched when needed";
            case ALTERED ->
                String.format(Locale.ROOT, "altered: found %s; delete it and it is fetched again", file.comparison());
        };
    }
}
