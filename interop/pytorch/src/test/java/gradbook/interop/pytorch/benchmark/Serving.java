package gradbook.interop.pytorch.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The other end of a {@link Contestant} in Java. */
final class Serving {
    private Serving() {}

    /** Prints the version and then, for every line read, works and prints the seconds. */
    static void serve(String version, Runnable work) throws IOException {
        System.out.println(version);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (lines.readLine() != null) {
            System.out.println(seconds(work));
        }
    }

    private static double seconds(Runnable work) {
        long started = System.nanoTime();
        work.run();
        return (System.nanoTime() - started) * 1e-9;
    }
}
