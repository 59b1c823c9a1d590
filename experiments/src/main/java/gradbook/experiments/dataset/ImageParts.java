package gradbook.experiments.dataset;

import gradbook.engine.data.Augmentation;
import gradbook.engine.data.RandomAffine;

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
     * Training images turned, scaled and shifted at random, each within ± its amount.
     *
     * @param rotation degrees
     * @param scale part of the size
     * @param shift pixels along each axis
     */
    public Augmentation affine(double rotation, double scale, double shift) {
        double background = (0 - set.mean()) / set.deviation();
        return new RandomAffine(rotation, 1 - scale, 1 + scale, shift, background);
    }

    /** The test images, standardized as the training images are. */
    public ImageDataset testDataset() {
        return new ImageDataset(test, set.mean(), set.deviation());
    }
}
