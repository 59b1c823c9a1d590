package gradbook.engine.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file of weights that was read and is wrong: not safetensors, damaged, of a type the engine does not have, or not that of
 * the model. The message is one sentence with the file, what was expected and what was found. A file that cannot be read
 * at all is any other {@link IOException}.
 */
public final class WeightsException extends IOException {
    private static final long serialVersionUID = 1L;

    WeightsException(Path file, String problem) {
        super(file + ": " + problem);
    }
}
