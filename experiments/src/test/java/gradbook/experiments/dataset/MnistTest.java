package gradbook.experiments.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.experiments.dataset.FileStatus.State;
import gradbook.experiments.io.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MnistTest {
    /** The real data in the user's own cache, fetched in the normal order when it is not there yet. */
    @Test
    void loadsTheRealDataFromWhereverItIs() {
        DataCache cache = DataCache.fromEnvironment(System.getenv(), System.getProperties());
        ImageParts mnist;
        try (DownloadBar bar = DownloadBar.onStandardError()) {
            mnist = Mnist.SET.load(cache, Optional.empty(), bar);
        }
        assertShape(60_000, mnist.train());
        assertShape(10_000, mnist.test());
        assertArrayEquals(
                new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, histogram(mnist.train()));
        assertArrayEquals(new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, histogram(mnist.test()));
        assertEquals(5, mnist.train().labels()[0]);
        Mnist.SET.status(cache).forEach(file -> assertEquals(State.INTACT, file.state(), file.toString()));
    }

    @Test
    void countsMustAgree() {
        assertSentence(
                "images has 2 images, but labels has 3 labels; replace both by the original files",
                images(2, 28, 28),
                labels(1, 2, 3));
    }

    @Test
    void sizeMustBeThatOfMnist() {
        assertSentence(
                "images has 2 images of 28 x 27, expected 2 of 28 x 28; replace it by the original",
                images(2, 28, 27),
                labels(1, 2));
        assertSentence(
                "images has 1 images of 28 x 28, expected 2 of 28 x 28; replace it by the original",
                images(1, 28, 28),
                labels(1));
    }

    @Test
    void labelsMustBeDigits() {
        assertSentence(
                "labels has the label 10 at index 1, expected 0 to 9; replace it by the original",
                images(2, 28, 28),
                labels(9, 10));
        assertSentence(
                "labels has the label 255 at index 0, expected 0 to 9; replace it by the original",
                images(2, 28, 28),
                labels(255, 0));
    }

    @Test
    void imagesAndLabelsMustNotBeExchanged() {
        IdxFile one = labels(1, 2);
        IdxFile other = images(2, 28, 28);
        assertSentence(
                "labels has 1 dimensions, expected 3 for images; are the files of images and labels exchanged?",
                one,
                other);
    }

    @Test
    void imagesMustNotBeEmpty() {
        assertSentence(
                "images has empty images: [2, 0, 28]; replace it by the original", images(2, 0, 28), labels(1, 2));
    }

    @Test
    void pixelsMustFitTheLabels() {
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> new LabelledImages(2, 3, new byte[11], new byte[2]));
        assertEquals("2 labels for images of 2 x 3 need 12 pixels, found 11", problem.getMessage());
    }

    private static void assertSentence(String expected, IdxFile images, IdxFile labels) {
        Failure failure = assertThrows(Failure.class, () -> Mnist.SET.part(images, labels, 2));
        assertEquals(expected, failure.getMessage());
    }

    private static void assertShape(int count, LabelledImages images) {
        assertEquals(count, images.count());
        assertEquals(28, images.rows());
        assertEquals(28, images.columns());
        assertEquals(count * 28 * 28, images.pixels().length);
    }

    private static int[] histogram(LabelledImages images) {
        int[] histogram = new int[10];
        for (byte label : images.labels()) {
            histogram[label]++;
        }
        return histogram;
    }

    private static IdxFile images(int... sizes) {
        return IdxFile.parse("images", MadeUp.idx(sizes, new byte[sizes[0] * sizes[1] * sizes[2]]));
    }

    private static IdxFile labels(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return IdxFile.parse("labels", MadeUp.idx(new int[] {values.length}, bytes));
    }
}
