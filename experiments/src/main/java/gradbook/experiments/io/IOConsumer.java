package gradbook.experiments.io;

import java.io.IOException;

/** A consumer that may fail as input and output do, so that a writer needs no wrapping of exceptions. */
@FunctionalInterface
public interface IOConsumer<T> {
    void accept(T value) throws IOException;
}
