package gradbook.experiments.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window, which opens pages that are served from memory and tells what became of them. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** Time as pages see it, which runs as fast as they are done. */
    private static final int VIRTUAL_MILLISECONDS = 20_000;

    private static final int REAL_SECONDS = 120;

    private Chromium() {}

    /** What a page had become, and every path that was asked for on the way. */
    record Opened(String dom, List<String> requests) {}

    /** The program, if this machine has it. */
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Opens the first of {@code pages}.
     *
     * @param pages texts by path
     * @param options for the browser
     */
    static Opened open(Path scratch, List<Map.Entry<String, String>> pages, String... options) {
        ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().toString();
                requests.add(path);
                byte[] body = pages.stream()
                        .filter(page -> page.getKey().equals(path))
                        .findFirst()
                        .map(page -> page.getValue().getBytes(StandardCharsets.UTF_8))
                        .orElseGet(() -> new byte[0]);
                exchange.getResponseHeaders().add("Content-Type", "text/html");
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            });
            server.start();
            try {
                String address = "http://127.0.0.1:" + server.getAddress().getPort()
                        + pages.get(0).getKey();
                return new Opened(dom(scratch, address, options), List.copyOf(requests));
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String dom(Path scratch, String address, String... options) throws IOException {
        Path out = scratch.resolve("dom.html");
        Path err = scratch.resolve("chromium.txt");
        List<String> command = new ArrayList<>(List.of(
                program().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars", // as on a phone
                "--disable-dev-shm-usage",
                "--no-proxy-server",
                "--user-data-dir=" + scratch.resolve("profile"),
                "--virtual-time-budget=" + VIRTUAL_MILLISECONDS,
                "--dump-dom"));
        command.addAll(List.of(options));
        command.add(address);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            boolean ended = process.waitFor(REAL_SECONDS, TimeUnit.SECONDS);
            assertTrue(ended, () -> "Chromium took more than " + REAL_SECONDS + " s");
            assertEquals(0, process.exitValue(), () -> read(err));
            return read(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
