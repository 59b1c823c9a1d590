package gradbook.interop.pytorch.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** One side of a trial, in a process of its own. */
interface Contestant extends AutoCloseable {
    /** Of what is measured. */
    String version();

    /** Does the work once and tells how long it took. */
    double seconds();

    /** The largest resident memory until now. */
    double peakMegabytes();

    @Override
    void close();

    /** The largest resident memory of a process until now; empty if it has ended. */
    static OptionalDouble peakMegabytes(Process process) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }
}
