package gradbook.interop.onnx.reader;

import gradbook.engine.autograd.Tensor;
import gradbook.interop.onnx.proto.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One node with the values of its inputs. What is wrong with it is refused by {@link IllegalArgumentException}. */
final class Call {
    private final NodeProto node;
    private final Attributes attributes;
    private final List<Optional<Tensor>> inputs = new ArrayList<>();

    /** A node whose inputs are among {@code values}. */
    Call(NodeProto node, Map<String, Tensor> values) {
        this.node = node;
        this.attributes = new Attributes(node);
        for (String name : node.getInputList()) {
            refuse(!name.isEmpty() && !values.containsKey(name), "no node before it computes its input " + name);
            inputs.add(Optional.ofNullable(values.get(name)));
        }
    }

    Attributes attributes() {
        return attributes;
    }

    /** Number of inputs, those left out in the middle included. */
    int count() {
        return inputs.size();
    }

    /** An input that is always there. */
    Tensor input(int i) {
        return optional(i)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected at least " + (i + 1) + " inputs, found that number " + (i + 1) + " is left out"));
    }

    /** An input that is always there and has so many axes. */
    Tensor input(int i, int rank) {
        Tensor x = input(i);
        refuse(
                x.shape().rank() != rank,
                "expected an input " + (i + 1) + " of rank " + rank + ", found shape " + x.shape());
        return x;
    }

    /** The size of an axis of the first input. */
    int size(int axis) {
        Tensor x = input(0);
        refuse(axis < 0 || axis >= x.shape().rank(), "expected an axis " + axis + ", found shape " + x.shape());
        return x.shape().size(axis);
    }

    /** An input that may be left out. */
    Optional<Tensor> optional(int i) {
        return i < inputs.size() ? inputs.get(i) : Optional.empty();
    }

    /** All inputs, at least one. */
    Tensor[] inputs() {
        return IntStream.range(0, Math.max(1, count())).mapToObj(this::input).toArray(Tensor[]::new);
    }

    /** The elements of an int32 input: axes, sizes, places. */
    Optional<int[]> integers(int i) {
        return optional(i).map(found -> found.value().ints());
    }

    /** The elements of an int32 input that is always there, so many. */
    int[] integers(int i, int count) {
        return counted("input " + (i + 1), input(i).value().ints(), count);
    }

    /** These, after a look at how many they are. */
    int[] counted(String what, int[] found, int count) {
        refuse(found.length != count, "expected " + count + " elements in " + what + ", found " + found.length);
        return found;
    }

    /** Whether somebody wants output {@code i}. */
    boolean wants(int i) {
        return i < node.getOutputCount() && !node.getOutput(i).isEmpty();
    }

    /** Refuses what the engine cannot be asked. */
    void refuse(boolean impossible, String why) {
        if (impossible) {
            throw new IllegalArgumentException(why);
        }
    }
}
