package gradbook.interop.onnx.reader;

import com.google.protobuf.ByteString;
import gradbook.interop.onnx.proto.AttributeProto;
import gradbook.interop.onnx.proto.GraphProto;
import gradbook.interop.onnx.proto.ModelProto;
import gradbook.interop.onnx.proto.NodeProto;
import gradbook.interop.onnx.proto.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Model files that are broken, each in a few places: in their bytes, or in what the bytes mean. */
final class Mutations {
    /** Numbers at which programs break. */
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        -1,
        -2,
        3,
        5,
        127,
        255,
        1_000,
        65_536,
        1 << 30,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private static final List<String> TYPES = List.copyOf(Operators.ALL.keySet());

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    byte[] of(ModelProto model) {
        if (random.nextBoolean()) {
            byte[] bytes = model.toByteArray();
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                bytes = bytes(bytes);
            }
            return bytes;
        }
        GraphProto.Builder graph = model.getGraph().toBuilder();
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
            if (random.nextInt(4) == 0 && graph.getInitializerCount() > 0) {
                int i = random.nextInt(graph.getInitializerCount());
                graph.setInitializer(i, tensor(graph.getInitializer(i)));
            } else if (graph.getNodeCount() > 0) {
                int i = random.nextInt(graph.getNodeCount());
                graph.setNode(i, node(graph, graph.getNode(i)));
            }
        }
        return model.toBuilder().setGraph(graph).build().toByteArray();
    }

    private byte[] bytes(byte[] from) {
        int at = random.nextInt(Math.max(1, from.length));
        int length = 1 + random.nextInt(8);
        byte[] changed = from.clone();
        switch (random.nextInt(5)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> Arrays.fill(changed, at, Math.min(at + length, changed.length), (byte) random.nextInt());
            case 2 -> changed = Arrays.copyOf(from, at);
            case 3 -> changed = joined(from, at, new byte[0], Math.min(at + length, from.length));
            default -> changed = joined(from, at, Arrays.copyOfRange(from, at / 2, at / 2 + length), at);
        }
        return changed.length == 0 ? from : changed;
    }

    /** The beginning until {@code to}, something, and the end from {@code from} on. */
    private static byte[] joined(byte[] all, int to, byte[] middle, int from) {
        byte[] joined = new byte[to + middle.length + all.length - from];
        System.arraycopy(all, 0, joined, 0, to);
        System.arraycopy(middle, 0, joined, to, middle.length);
        System.arraycopy(all, from, joined, to + middle.length, all.length - from);
        return joined;
    }

    private NodeProto node(GraphProto.Builder graph, NodeProto node) {
        NodeProto.Builder changed = node.toBuilder();
        int choice = node.getAttributeCount() > 0 ? random.nextInt(6) : random.nextInt(3);
        switch (choice) {
            case 0 -> changed.setOpType(TYPES.get(random.nextInt(TYPES.size())));
            case 1 -> {
                NodeProto other = graph.getNode(random.nextInt(graph.getNodeCount()));
                changed.clearInput().addAllInput(other.getInputList());
            }
            case 2 -> {
                List<String> fewer = new ArrayList<>(node.getInputList());
                if (!fewer.isEmpty()) {
                    fewer.remove(random.nextInt(fewer.size()));
                }
                changed.clearInput().addAllInput(fewer);
            }
            default -> {
                int i = random.nextInt(node.getAttributeCount());
                changed.setAttribute(i, attribute(node.getAttribute(i)));
            }
        }
        return changed.build();
    }

    private AttributeProto attribute(AttributeProto attribute) {
        AttributeProto.Builder changed = attribute.toBuilder();
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        if (attribute.getIntsCount() == 0) {
            return changed.setI(number).setF(number).build();
        }
        switch (random.nextInt(3)) {
            case 0 -> changed.setInts(random.nextInt(attribute.getIntsCount()), number);
            case 1 -> changed.addInts(number);
            default -> changed.clearInts().addAllInts(attribute.getIntsList().subList(1, attribute.getIntsCount()));
        }
        return changed.build();
    }

    /** Integers of another value, since they are sizes and places; else other sizes for the same numbers. */
    private TensorProto tensor(TensorProto tensor) {
        TensorProto.Builder changed = tensor.toBuilder();
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        if (tensor.getDataType() == TensorProto.DataType.INT64.getNumber()
                && tensor.getRawData().size() >= Long.BYTES) {
            byte[] raw = tensor.getRawData().toByteArray();
            int at = random.nextInt(raw.length / Long.BYTES) * Long.BYTES;
            for (int i = 0; i < Long.BYTES; i++) {
                raw[at + i] = (byte) (number >> 8 * i);
            }
            return changed.setRawData(ByteString.copyFrom(raw)).build();
        }
        if (tensor.getDimsCount() > 0 && random.nextBoolean()) {
            return changed.setDims(random.nextInt(tensor.getDimsCount()), number)
                    .build();
        }
        List<Long> turned = new ArrayList<>(tensor.getDimsList());
        Collections.reverse(turned);
        return changed.clearDims().addAllDims(turned).addDims(1).build();
    }
}
