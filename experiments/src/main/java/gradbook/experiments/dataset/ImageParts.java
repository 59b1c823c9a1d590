package gradbook.experiments.dataset;

import gradbook.engine.data.DataLoader;
import gradbook.engine.data.RandomAffine;
import gradbook.engine.random.RandomKey;

/**
 * A data set as it was loaded.
 *
 * @param set which it is
 * @param train images to train on, and to choose by
 * @param test images to judge by, once
 */
public record ImageParts(ImageSet set, LabelledImages train, LabelledImages test) {
    /** The training images as batches, standardized. */
    public ImageDataset trainDataset() {
        return new ImageDataset(train, set.mean(), set.deviation());
    }

    /**
     * Batches whose images are turned, scaled and shifted at random, each within ± its amount; as they are if all amounts are 0.
     *
     * @param batches of images out of {@link #trainDataset}
     * @param rotation degrees
     * @param scale part of the size
     * @param shift pixels along each axis
     */
    public DataLoader augmented(DataLoader batches, double rotation, double scale, double shift, RandomKey key) {
        if (rotation == 0 && scale == 0 && shift == 0) {
            return batches;
        }
        double background = (0 - set.mean()) / set.deviation();
        return batches.augmented(new RandomAffine(rotation, 1 - scale, 1 + scale, shift, background), key);
    }

    /** The test images, standardized as the training images are. */
    public ImageDataset testDataset() {
        return new ImageDataset(test, set.mean(), set.deviation());
    }
}
