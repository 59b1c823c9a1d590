package gradbook.engine.nn;

import gradbook.engine.autograd.Tensor;

/**
 * What a causal attention layer keeps of a sequence that grows: the keys and values of the places it has seen, so that for a new one only its
 * own have to be worked out (math.md §10.5). {@link KeyValueCache} is the fast form, {@link KeyValueTensors} the one of operators.
 */
public sealed interface KeyValues permits KeyValueCache, KeyValueTensors {
    /** Places seen. */
    int length();

    /**
     * What causal self-attention gives at the next places, which are kept, too.
     *
     * @param projected [n, t, 3 width]: their queries, keys and values
     * @param heads they divide the width
     * @return [n, t, width]
     */
    Tensor attend(Tensor projected, int heads);
}
