package gradbook.experiments.run;

import gradbook.engine.array.NdArray;
import gradbook.engine.io.WeightsDigest;

/**
 * What a tensor held.
 *
 * @param digest of its type, shape and bits: the first 16 digits of their SHA-256
 * @param sum of its elements in their order, in float64 and hexadecimal: a value for the eye, where digests differ
 */
public record TensorMark(String digest, String sum) {
    public TensorMark {
        Trace.requireNumber("sum", sum);
    }

    static TensorMark of(NdArray tensor) {
        double sum = 0;
        for (int i = 0; i < tensor.count(); i++) {
            sum += tensor.at(i);
        }
        return new TensorMark(Trace.shortened(WeightsDigest.sha256(tensor)), Double.toHexString(sum));
    }
}
