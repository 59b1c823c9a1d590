package gradbook.interop.onnx.reader;

import gradbook.engine.array.NdArray;
import gradbook.interop.onnx.proto.AttributeProto;
import gradbook.interop.onnx.proto.AttributeProto.AttributeType;
import gradbook.interop.onnx.proto.NodeProto;
import gradbook.interop.onnx.tensor.OnnxTensors;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A node's attributes by name. It notes which were asked for, so that one that a mapping overlooks is noticed. One of another type, or
 * beyond int32, is refused by {@link IllegalArgumentException}.
 */
final class Attributes {
    private final Map<String, AttributeProto> all = new LinkedHashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();

    Attributes(NodeProto node) {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (all.put(attribute.getName(), attribute) != null) {
                throw new IllegalArgumentException("expected one attribute " + attribute.getName() + ", found two");
            }
            unread.add(attribute.getName());
        }
    }

    /** Attributes that nobody has asked for. */
    Set<String> unread() {
        return unread;
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    int integer(String name, int other) {
        return find(name, AttributeType.INT)
                .map(found -> narrow(name, found.getI()))
                .orElse(other);
    }

    boolean flag(String name, boolean other) {
        return integer(name, other ? 1 : 0) != 0;
    }

    double number(String name, double other) {
        return find(name, AttributeType.FLOAT)
                .map(found -> (double) found.getF())
                .orElse(other);
    }

    String text(String name, String other) {
        return find(name, AttributeType.STRING)
                .map(found -> found.getS().toStringUtf8())
                .orElse(other);
    }

    Optional<List<String>> texts(String name) {
        return find(name, AttributeType.STRINGS)
                .map(found -> found.getStringsList().stream()
                        .map(text -> text.toStringUtf8())
                        .toList());
    }

    Optional<int[]> integers(String name) {
        return find(name, AttributeType.INTS)
                .map(found -> found.getIntsList().stream()
                        .mapToInt(value -> narrow(name, value))
                        .toArray());
    }

    Optional<NdArray> array(String name) {
        return find(name, AttributeType.TENSOR).map(found -> OnnxTensors.read(found.getT()));
    }

    private static int narrow(String name, long value) {
        if (value != (int) value) {
            throw new IllegalArgumentException(
                    "expected an attribute " + name + " of 32 bits, found " + value + " in it");
        }
        return (int) value;
    }

    private Optional<AttributeProto> find(String name, AttributeType type) {
        unread.remove(name);
        AttributeProto found = all.get(name);
        if (found != null && found.getType() != type) {
            throw new IllegalArgumentException(
                    "expected an attribute " + name + " of type " + type + ", found " + found.getType());
        }
        return Optional.ofNullable(found);
    }
}
