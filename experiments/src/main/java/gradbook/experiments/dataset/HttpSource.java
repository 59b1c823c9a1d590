package gradbook.experiments.dataset;

import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * A mirror on the web that has {@code <base><name>}, or {@code <base><name>.gz}, which is unpacked on the fly.
 *
 * @param base ends in a slash
 * @param packed whether it has the files packed
 * @param theirs what the mirror calls the one file it has, if it is not the file's name
 * @param patience how long the mirror may be silent: until the headers have come, and between two pieces
 */
record HttpSource(URI base, boolean packed, Optional<String> theirs, Duration patience) implements Source {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    HttpSource {
        if (!base.toString().endsWith("/")) {
            throw new IllegalArgumentException("base has no slash at its end: " + base);
        }
    }

    /** A mirror that has files under their own names. */
    HttpSource(URI base, boolean packed, Duration patience) {
        this(base, packed, Optional.empty(), patience);
    }

    /** A mirror of packed files by HTTPS; redirects lead to no other protocol ({@link HttpClient.Redirect#NORMAL}). */
    static HttpSource of(String base) {
        return of(base, true, Optional.empty());
    }

    /** As {@link #of(String)}, of files as they are. */
    static HttpSource raw(String base) {
        return of(base, false, Optional.empty());
    }

    /** As {@link #raw(String)}, of one file that has another name there. */
    static HttpSource raw(String base, String theirs) {
        return of(base, false, Optional.of(theirs));
    }

    private static HttpSource of(String base, boolean packed, Optional<String> theirs) {
        URI address = URI.create(base);
        if (!"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("expected a mirror at https://, found " + base
                    + "; give an address of it that begins so, or leave it out");
        }
        return new HttpSource(address, packed, theirs, PATIENCE);
    }

    @Override
    public String name() {
        return base.toString();
    }

    @Override
    public void deliver(List<PinnedFile> files, Intake intake) throws Unavailable {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        for (PinnedFile file : files) {
            String name = theirs.orElse(file.name()) + (packed ? ".gz" : "");
            // Closing the body before its end breaks the download off.
            try (InputStream body = body(client, name);
                    InputStream raw = packed ? new GZIPInputStream(body) : body) {
                intake.take(file, raw);
            } catch (IOException problem) {
                throw new Unavailable(name + ": " + Reason.of(problem), problem);
            }
        }
    }

    private InputStream body(HttpClient client, String name) throws IOException, Unavailable {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(name)).build();
        HttpResponse<InputStream> response = answer(client, request, name);
        InputStream body = new StallGuard(response.body(), patience);
        if (response.statusCode() != 200) {
            body.close();
            throw new Unavailable(name + ": HTTP status " + response.statusCode() + ", expected 200");
        }
        return body;
    }

    /**
     * Sends from a thread of its own: {@code sendAsync} completes in the common pool, and would wait in vain for a pool
     * whose threads are all waiting for it (seen on JDK 25 with two processors).
     */
    private HttpResponse<InputStream> answer(HttpClient client, HttpRequest request, String name)
            throws IOException, Unavailable {
        FutureTask<HttpResponse<InputStream>> pending =
                new FutureTask<>(() -> client.send(request, BodyHandlers.ofInputStream()));
        Thread sender = new Thread(pending, "gradbook-download");
        sender.setDaemon(true);
        sender.start();
        try {
            return pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            pending.cancel(true);
            throw new Unavailable(name + ": no answer in time", late);
        } catch (ExecutionException problem) {
            if (problem.getCause() instanceof IOException reason) {
                throw reason;
            }
            throw new Unavailable(name + ": " + problem.getCause(), problem);
        } catch (InterruptedException interrupted) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unavailable(name + ": interrupted", interrupted);
        }
    }
}
