package gradbook.interop.pytorch.benchmark;

import gradbook.experiments.dataset.DataCache;
import java.util.List;

/** Whole processes, from MNIST's raw files to 97 % of the test images with W1's network. */
record ColdStart(String name) implements Trial {
    @Override
    public String description() {
        return "cold start: a whole process, from MNIST's raw files to 97 % test accuracy after an epoch of W1's network, ours with its "
                + "record, pictures and page";
    }

    @Override
    public int steps() {
        return 1;
    }

    @Override
    public long multiplyAdds() {
        return 0;
    }

    @Override
    public boolean isWholeProcess() {
        return true;
    }

    @Override
    public Runnable ours() {
        throw new UnsupportedOperationException(name + " is a process, not work within one");
    }

    @Override
    public List<String> python() {
        DataCache cache = DataCache.fromEnvironment(System.getenv(), System.getProperties());
        return List.of("cold.py", cache.folder().resolve("mnist").toString());
    }
}
