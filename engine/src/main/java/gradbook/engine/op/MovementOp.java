package gradbook.engine.op;

/** Moves elements without arithmetic (math.md §5). */
public sealed interface MovementOp extends Op
        permits Concatenate,
                Expand,
                Flip,
                Gather,
                IndexSelect,
                OneHot,
                Pad,
                Permute,
                Reshape,
                ScatterAdd,
                Slice,
                Triangle {}
