package gradbook.experiments.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Stands in for the npm client: the first argument says how it behaves, the second where the package's files are. */
final class FakeNpm {
    private FakeNpm() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        switch (args[0]) {
            case "works" -> install(Path.of(args[1]), List.of(args));
            case "fails" -> {
                System.err.println("npm warn something else");
                System.err.println("npm error code E404");
                System.exit(1);
            }
            case "hangs" -> Thread.sleep(600_000);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void install(Path from, List<String> args) throws IOException {
        if (!args.contains("--ignore-scripts") || !args.get(args.size() - 1).equals("tiny@1.0.0")) {
            throw new IllegalArgumentException(args.toString());
        }
        Path to = Path.of(args.get(args.indexOf("--prefix") + 1), "node_modules", "tiny", "data");
        Files.createDirectories(to);
        Files.copy(from, to.resolve(from.getFileName()));
    }
}
