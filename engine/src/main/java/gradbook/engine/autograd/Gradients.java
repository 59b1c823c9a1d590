package gradbook.engine.autograd;

import gradbook.engine.array.NdArray;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** What {@link Backward} found: a gradient for every leaf that the loss depends on. */
public final class Gradients {
    private final IdentityHashMap<Tensor, NdArray> byLeaf;

    Gradients(IdentityHashMap<Tensor, NdArray> byLeaf) {
        this.byLeaf = byLeaf;
    }

    /**
     * The gradient for a leaf, of the leaf's shape and type.
     *
     * @throws IllegalArgumentException if the loss does not depend on it
     */
    public NdArray of(Tensor leaf) {
        NdArray gradient = byLeaf.get(leaf);
        if (gradient == null) {
            throw new IllegalArgumentException(
                    "gradients: the loss does not depend on this tensor, or it is not a leaf: " + leaf);
        }
        return gradient;
    }

    /** Whether the loss depends on this leaf. */
    public boolean contains(Tensor leaf) {
        return byLeaf.containsKey(leaf);
    }

    /** New gradients: those of {@code leaves} changed by {@code change}, in the list's order, all others as they are. */
    public Gradients map(List<Tensor> leaves, UnaryOperator<NdArray> change) {
        IdentityHashMap<Tensor, NdArray> changed = new IdentityHashMap<>(byLeaf);
        for (Tensor leaf : leaves) {
            if (contains(leaf)) {
                changed.put(leaf, change.apply(of(leaf)));
            }
        }
        return new Gradients(changed);
    }
}
