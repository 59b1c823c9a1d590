package gradbook.experiments.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.dataset.FileStatus.State;
import gradbook.experiments.io.Failure;
import gradbook.experiments.run.Datasets;
import gradbook.experiments.testing.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The data sets as they are, from the user's own cache, fetched in the normal order when they are not there yet. */
class ImageSetTest {
    static final List<ImageSet> SETS = Datasets.SETS;

    /** The figures are given with four digits. */
    private static final double ROUNDING = 5e-5;

    @ParameterizedTest
    @FieldSource("SETS")
    void standardizationIsByTheTrainingPixels(ImageSet set) {
        byte[] pixels = Runs.datasets().images(set).train().pixels();
        long sum = 0;
        long squares = 0;
        for (byte pixel : pixels) {
            int value = pixel & 0xff;
            sum += value;
            squares += value * value;
        }
        double mean = sum / 255.0 / pixels.length;
        assertEquals(mean, set.mean(), ROUNDING);
        assertEquals(Math.sqrt(squares / 255.0 / 255.0 / pixels.length - mean * mean), set.deviation(), ROUNDING);
    }

    @Test
    void fashionMnistHasTenClassesOfEqualSize() {
        ImageParts fashion = Runs.datasets().images(FashionMnist.SET);
        assertEquals(Collections.nCopies(10, 6_000L), histogram(fashion.train()));
        assertEquals(Collections.nCopies(10, 1_000L), histogram(fashion.test()));
        assertEquals(
                "ankle boot", FashionMnist.SET.classNames().get(fashion.train().labels()[0]));
        FashionMnist.SET.status(cache()).forEach(file -> assertEquals(State.INTACT, file.state(), file.toString()));
    }

    @Test
    void fashionMnistIsAskedForInTheSystemsFolderFirst() {
        List<Source> sources = FashionMnist.SET.sources();
        assertEquals(
                Path.of("/usr/share/datasets/fashion-mnist"),
                assertInstanceOf(SystemFolder.class, sources.get(0)).folder());
        sources.subList(1, sources.size()).forEach(source -> assertInstanceOf(HttpSource.class, source));
    }

    /** The other data set has files of the same names and sizes: only the SHA-256 tells them apart. */
    @Test
    void anotherDataSetIsRefusedInOneSentenceThatNamesTheFile(@TempDir Path folder) {
        Runs.datasets().images(Mnist.SET);
        Path digits = cache().within(Mnist.SET.folder()).folder();
        DataCache mine = new DataCache(folder);
        String sentence = assertThrows(
                        Failure.class, () -> FashionMnist.SET.load(mine, Optional.of(digits), DownloadProgress.NONE))
                .getMessage();
        PinnedFile first = FashionMnist.SET.files().get(0);
        assertTrue(
                sentence.startsWith("the data file " + digits.resolve(first.name()) + " cannot be used: " + first.name()
                        + " has SHA-256 "),
                sentence);
        assertTrue(sentence.contains("expected SHA-256 " + first.sha256() + "; "), sentence);
        assertEquals(1, sentence.lines().count(), sentence);
        assertFalse(Files.exists(mine.within(FashionMnist.SET.folder()).path(first)));
    }

    private static List<Long> histogram(LabelledImages images) {
        byte[] labels = images.labels();
        long[] counts = new long[ImageSet.CLASSES];
        IntStream.range(0, labels.length).forEach(i -> counts[labels[i]]++);
        return IntStream.range(0, counts.length).mapToObj(i -> counts[i]).toList();
    }

    private static DataCache cache() {
        return DataCache.fromEnvironment(System.getenv(), System.getProperties());
    }
}
