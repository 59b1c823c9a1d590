package gradbook.interop.onnx.official;

import gradbook.engine.autograd.Tensor;
import gradbook.interop.onnx.proto.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node with the values of its inputs. */
final class Call {
    private final NodeProto node;
    private final Attributes attributes;
    private final List<Optional<Tensor>> inputs = new ArrayList<>();

    /** A node whose inputs are among {@code values}. */
    Call(NodeProto node, Map<String, Tensor> values) {
        this.node = node;
        this.attributes = new Attributes(node);
        for (String name : node.getInputList()) {
            if (!name.isEmpty() && !values.containsKey(name)) {
                throw new IllegalStateException(node.getOpType() + ": nothing has computed its input " + name);
            }
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
        return optional(i).orElseThrow(() -> new UnsupportedOperationException("without input " + i));
    }

    /** An input that may be left out. */
    Optional<Tensor> optional(int i) {
        return i < inputs.size() ? inputs.get(i) : Optional.empty();
    }

    /** All inputs. */
    Tensor[] inputs() {
        return inputs.stream().map(Optional::orElseThrow).toArray(Tensor[]::new);
    }

    /** The elements of an int32 input: axes, sizes, places. */
    Optional<int[]> integers(int i) {
        return optional(i).map(found -> found.value().ints());
    }

    /** Whether somebody wants output {@code i}. */
    boolean wants(int i) {
        return i < node.getOutputCount() && !node.getOutput(i).isEmpty();
    }

    /** Refuses what the engine cannot be asked. */
    void refuse(boolean impossible, String why) {
        if (impossible) {
            throw new UnsupportedOperationException(why);
        }
    }
}
