package gradbook.interop.pytorch.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Work that is timed here and elsewhere. */
interface Trial {
    /** {@code W1}. */
    String name();

    /** Network and step in a line. */
    String description();

    /** Steps that one repetition times. */
    int steps();

    /** In the products of one step; 0 where a share of the machine's peak means nothing. */
    long multiplyAdds();

    /** Whether each repetition is a process of its own. */
    default boolean isWholeProcess() {
        return false;
    }

    /** A repetition of ours, ready to run. */
    Runnable ours();

    /** Makes a repetition of libtorch's ready to run; empty if it has no such work. */
    default Optional<Supplier<Runnable>> libtorch() {
        return Optional.empty();
    }

    /** Likewise of ONNX Runtime's. */
    default Optional<Supplier<Runnable>> onnxRuntime() {
        return Optional.empty();
    }

    /** How many times as fast as ONNX Runtime we must be at least. */
    default Optional<Double> must() {
        return Optional.empty();
    }

    /** The Python program in {@code src/test/python} that does the same, and its arguments. */
    List<String> python();
}
