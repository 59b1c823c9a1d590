package gradbook.interop.onnx.graph;

import com.google.protobuf.ByteString;
import gradbook.interop.onnx.proto.AttributeProto;
import gradbook.interop.onnx.proto.AttributeProto.AttributeType;
import java.util.List;

/** A node's attributes. */
public final class Attribute {
    private Attribute() {}

    /** An integer. */
    public static AttributeProto of(String name, long value) {
        return builder(name, AttributeType.INT).setI(value).build();
    }

    /** 1 or 0. */
    public static AttributeProto of(String name, boolean value) {
        return of(name, value ? 1 : 0);
    }

    /** A number, rounded to float32, which is all that ONNX has here. */
    public static AttributeProto of(String name, double value) {
        return builder(name, AttributeType.FLOAT).setF((float) value).build();
    }

    /** A text. */
    public static AttributeProto of(String name, String value) {
        return builder(name, AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    /** Integers. */
    public static AttributeProto of(String name, List<Integer> values) {
        AttributeProto.Builder attribute = builder(name, AttributeType.INTS);
        values.forEach(attribute::addInts);
        return attribute.build();
    }

    /** Texts. */
    public static AttributeProto texts(String name, List<String> values) {
        AttributeProto.Builder attribute = builder(name, AttributeType.STRINGS);
        values.forEach(value -> attribute.addStrings(ByteString.copyFromUtf8(value)));
        return attribute.build();
    }

    private static AttributeProto.Builder builder(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
