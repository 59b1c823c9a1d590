package gradbook.interop.onnx;

import gradbook.engine.nn.Module;
import java.util.Random;

/** State that no network begins with: none of it is 0 or 1, where a mistake could hide. */
public final class Drawn {
    private Drawn() {}

    /** The module with all its parameters and buffers drawn anew; variances are positive. */
    public static <M extends Module> M anew(M module) {
        module.state().forEach((name, array) -> {
            if (array.dtype().isFloating()) {
                Random random = new Random(name.hashCode());
                float[] values = array.floats();
                for (int i = 0; i < values.length; i++) {
                    values[i] = name.endsWith("running_var")
                            ? 0.5f + random.nextFloat()
                            : 0.1f + 0.4f * (float) random.nextGaussian();
                }
            }
        });
        return module;
    }
}
