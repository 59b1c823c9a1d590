package gradbook.engine.data;

import gradbook.engine.array.NdArray;
import gradbook.engine.random.RandomKey;

/** A random change of an image that keeps its label: a function of the image and a key, and of nothing else (math.md §14). */
@FunctionalInterface
public interface Augmentation {
    /** The image [c, h, w] changed; a new array, of the same shape and type. */
    NdArray apply(NdArray image, RandomKey key);

    /** This, and {@code next} after it under a key of its own. */
    default Augmentation then(Augmentation next) {
        return (image, key) -> next.apply(apply(image, key.fold("first")), key.fold("then"));
    }
}
