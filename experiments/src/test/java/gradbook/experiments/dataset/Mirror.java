package gradbook.experiments.dataset;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A web mirror on the loopback address that can misbehave in every way the tests need. */
final class Mirror implements AutoCloseable {
    /** How an answer is sent. */
    enum Manner {
        WHOLE,
        /** The connection breaks in the middle. */
        BROKEN,
        /** Nothing comes after the middle until {@link #release()}. */
        STALLED,
        /** Not even the headers come until {@link #release()}. */
        SILENT
    }

    private final Map<String, Manner> manners = new ConcurrentHashMap<>();
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Mirror() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Everything else is 404. */
    Mirror with(String path, Manner manner, byte[] content) {
        manners.put("/data/" + path, manner);
        contents.put("/data/" + path, content);
        return this;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data/");
    }

    Source source(Duration patience) {
        return new HttpSource(base(), true, patience);
    }

    int requests() {
        return requests.get();
    }

    void release() {
        released.countDown();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!contents.containsKey(path)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            send(exchange, manners.get(path), contents.get(path));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, Manner manner, byte[] content) throws IOException, InterruptedException {
        int half = manner == Manner.WHOLE ? content.length : content.length / 2;
        if (manner == Manner.SILENT) {
            released.await();
        }
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, half);
        exchange.getResponseBody().flush();
        if (manner == Manner.STALLED) {
            released.await();
        }
        if (manner != Manner.BROKEN) {
            exchange.getResponseBody().write(Arrays.copyOfRange(content, half, content.length));
        }
    }
}
