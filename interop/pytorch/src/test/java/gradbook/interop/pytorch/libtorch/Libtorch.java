package gradbook.interop.pytorch.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/** The native library: loaded once, on first use. */
public final class Libtorch {
    private static final String ENGINE = "PyTorch";

    private Libtorch() {}

    /** The library's version, {@code 2.7.1}. */
    public static String version() {
        return engine().getVersion();
    }

    /** {@code torch.manual_seed(seed)}: what is drawn from then on in this thread. */
    public static void seed(int seed) {
        engine().setRandomSeed(seed);
    }

    static NDManager manager() {
        engine();
        return NDManager.newBaseManager(ENGINE);
    }

    /** One sentence for whoever cannot have libtorch, instead of what the linker says first. */
    private static Engine engine() {
        try {
            return Engine.getEngine(ENGINE);
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(
                    "libtorch could not be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch")
                            + ": -DskipPyTorch leaves out the comparison with PyTorch (" + reason(e) + ")",
                    e);
        }
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
