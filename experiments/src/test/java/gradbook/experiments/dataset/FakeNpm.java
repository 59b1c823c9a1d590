package gradbook.experiments.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Stands in for the npm client: the first argument says how it behaves, the second where the package's files are. */
final class FakeNpm {
    private FakeNpm() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        switch (args[0]) {
            case "works" -> pack(Path.of(args[1]), List.of(args), "data/");
            case "elsewhere" -> pack(Path.of(args[1]), List.of(args), "");
            case "nothing" -> {}
            case "fails" -> {
                System.err.println("npm warn something else");
                System.err.println("npm error code E404");
                System.exit(1);
            }
            case "hangs" -> Thread.sleep(600_000);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void pack(Path from, List<String> args, String folder) throws IOException {
        if (!args.contains("pack")
                || !args.contains("--ignore-scripts")
                || !args.get(args.size() - 1).equals("tiny@1.0.0")) {
            throw new IllegalArgumentException(args.toString());
        }
        String option = "--pack-destination=";
        String to = args.stream()
                .filter(arg -> arg.startsWith(option))
                .findFirst()
                .orElseThrow()
                .substring(option.length());
        Path archive = Path.of(to, "tiny-1.0.0.tgz");
        try (TarArchiveOutputStream out =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            write(out, "package/package.json", new byte[] {'{', '}'});
            write(out, "package/" + folder + "deep/" + from.getFileName(), Files.readAllBytes(from));
        }
    }

    private static void write(TarArchiveOutputStream out, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }
}
