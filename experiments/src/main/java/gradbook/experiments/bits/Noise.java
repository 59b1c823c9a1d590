package gradbook.experiments.bits;

import gradbook.engine.data.DataLoader;
import gradbook.engine.data.Dataset;
import gradbook.engine.data.RandomAffine;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.dataset.ImageDataset;
import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.run.Classification;
import gradbook.experiments.run.Objective;
import gradbook.experiments.sequence.Crops;
import gradbook.experiments.sequence.NextToken;
import java.util.Optional;

/**
 * What a network is trained on: noise, so that nothing has to be fetched.
 *
 * @param samples as they were drawn
 * @param train the same in batches, in a keyed order
 * @param objective of a network for them
 */
record Noise(Dataset samples, DataLoader train, Objective objective) {
    /** Different tokens of a text. */
    static final int TOKENS = 29;

    /** Tokens of a sample. */
    static final int STRETCH = 13;

    private static final int BATCH = 17;
    private static final int SIDE = 28;
    private static final int CLASSES = 10;

    /** Of bytes that are all equally likely, scaled to 0..1. */
    private static final double MEAN = 0.5;

    private static final double DEVIATION = 0.289;

    /** Images and labels, moved and turned anew in each epoch. */
    static Noise images(Length length, RandomKey key) {
        int count = length.batches() * BATCH;
        RandomKey own = key.fold("images");
        byte[] pixels = new byte[count * SIDE * SIDE];
        int[] words = own.fold("pixels").words(pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) words[i];
        }
        byte[] labels = new byte[count];
        int[] classes = own.fold("labels").words(count);
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) Integer.remainderUnsigned(classes[i], CLASSES);
        }
        ImageDataset images = new ImageDataset(new LabelledImages(SIDE, SIDE, pixels, labels), MEAN, DEVIATION);
        return new Noise(
                images,
                batches(images, key).augmented(new RandomAffine(10, 0.9, 1.1, 2, 0), key.fold("augment")),
                new Classification(images, Optional.empty(), CLASSES));
    }

    /** Stretches of a text of {@link #TOKENS}, each to the next token. */
    static Noise text(Length length, RandomKey key) {
        int count = length.batches() * BATCH;
        Crops text = new Crops(key.fold("text").integers(count * STRETCH + 1, TOKENS), STRETCH, STRETCH);
        return new Noise(text, batches(text, key), new NextToken(text));
    }

    private static DataLoader batches(Dataset samples, RandomKey key) {
        return new DataLoader(samples, BATCH, key.fold("shuffle"));
    }
}
