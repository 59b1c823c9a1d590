package gradbook.interop.onnx.reader;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Official cases of operators that are read which the engine does not pass, and why.
 *
 * @param names cases, {@code *} standing for any text
 * @param reason why the engine refuses them
 */
record LeftOut(List<Pattern> names, String reason) {
    /** Refused cases. */
    static final List<LeftOut> REFUSED = List.of(
            row(
                    "the engine has float32, float64 and int32",
                    "*FLOAT16*",
                    "*STRING*",
                    "*_float16",
                    "*int8*",
                    "*int16",
                    "*uint32",
                    "*uint64"),
            row("a value is an array, no sequence and no choice", "*identity_opt", "*identity_sequence"),
            row("pow takes a floating base, whose gradient it has", "*pow_types_float", "*pow_types_int??_*"),
            row("convolution and pooling slide along one or two axes", "*convtranspose_3d", "*pool_3d_default"),
            row("maxPool2d does not return the places of its maxima", "*maxpool_with_argmax_2d_*"),
            row("pad adds one value", "*_edge_pad", "*_reflect_pad"),
            row("einsum takes no label twice in one operand, and no ellipsis", "*einsum_batch_diagonal"),
            row("nn.Lstm has no peepholes", "*lstm_with_peepholes"),
            row("nn.Gru resets the product of R and the state, as PyTorch does, not the state", "*gru_seq_length"),
            row("nn.Dropout does not return its mask", "*dropout*_mask", "*dropout_default_mask_ratio"),
            row("the mask is NumPy's draw from a seed", "*training_dropout", "*training_dropout_default"),
            row("nn.Upsample repeats elements and does not interpolate", "*resize_*_cubic*", "*resize_*_linear*"),
            row(
                    "nn.Upsample repeats elements by whole factors, each in the middle of its copies",
                    "*resize_downsample_*_nearest*",
                    "*resize_upsample_sizes_nearest*",
                    "*resize_tf_crop_and_resize"));

    /** Cases whose outputs contradict their own model. */
    static final List<LeftOut> WRONG =
            List.of(row("the outputs were computed with epsilon 0.01, which the model does not say", "*adam_multiple"));

    private static LeftOut row(String reason, String... names) {
        return new LeftOut(Arrays.stream(names).map(LeftOut::pattern).toList(), reason);
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(name.replace("*", ".*").replace('?', '.'));
    }

    /** The row that names a case. */
    static Optional<LeftOut> find(List<LeftOut> rows, String name) {
        return rows.stream()
                .filter(row -> row.names.stream()
                        .anyMatch(pattern -> pattern.matcher(name).matches()))
                .findFirst();
    }
}
