package gradbook.interop.onnx.official;

import gradbook.engine.array.NdArray;
import gradbook.interop.onnx.proto.AttributeProto;
import gradbook.interop.onnx.proto.NodeProto;
import gradbook.interop.onnx.tensor.OnnxTensors;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A node's attributes by name. It notes which were asked for, so that one that a mapping overlooks is noticed. */
final class Attributes {
    private final Map<String, AttributeProto> all = new LinkedHashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();

    Attributes(NodeProto node) {
        for (AttributeProto attribute : node.getAttributeList()) {
            all.put(attribute.getName(), attribute);
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
        return find(name).map(found -> Math.toIntExact(found.getI())).orElse(other);
    }

    boolean flag(String name, boolean other) {
        return integer(name, other ? 1 : 0) != 0;
    }

    double number(String name, double other) {
        return find(name).map(found -> (double) found.getF()).orElse(other);
    }

    String text(String name, String other) {
        return find(name).map(found -> found.getS().toStringUtf8()).orElse(other);
    }

    Optional<int[]> integers(String name) {
        return find(name)
                .map(found ->
                        found.getIntsList().stream().mapToInt(Math::toIntExact).toArray());
    }

    Optional<NdArray> array(String name) {
        return find(name).map(found -> OnnxTensors.read(found.getT()));
    }

    private Optional<AttributeProto> find(String name) {
        unread.remove(name);
        return Optional.ofNullable(all.get(name));
    }
}
