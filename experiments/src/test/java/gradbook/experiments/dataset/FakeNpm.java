package gradbook.experiments.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

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
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(to, "tiny-1.0.0.tgz")))) {
            write(out, 'x', "PaxHeader", new byte[700]);
            write(out, '0', "package/package.json", new byte[] {'{', '}'});
            write(out, '0', "package/" + folder + "deep/" + from.getFileName(), Files.readAllBytes(from));
            out.write(new byte[1024]);
        }
    }

    /** An entry of an archive of tar. */
    private static void write(OutputStream out, char type, String name, byte[] content) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(512);
        header.put(name.getBytes(StandardCharsets.US_ASCII));
        header.position(124).put(String.format("%011o", content.length).getBytes(StandardCharsets.US_ASCII));
        header.put(156, (byte) type);
        out.write(header.array());
        out.write(content);
        out.write(new byte[(512 - content.length % 512) % 512]);
    }
}
