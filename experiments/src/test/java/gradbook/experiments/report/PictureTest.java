package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.io.Failure;
import gradbook.experiments.run.CurvePoint;
import gradbook.experiments.run.RunRecord;
import gradbook.experiments.run.RunRecordFile;
import gradbook.experiments.run.WorstError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
    private static final RunRecord RECORD = MadeUp.record(MadeUp.DIGITS);

    @Test
    void everyPictureCarriesTheDigestOfItsData() throws IOException {
        List<Picture> pictures = Picture.of(RECORD);
        assertEquals(
                List.of("loss-curve.png", "confusion-matrix.png", "worst-errors.png"),
                pictures.stream().map(Picture::file).toList());
        for (Picture picture : pictures) {
            byte[] file = PngFile.encode(picture.draw(() -> MadeUp.IMAGES), picture.dataSha256());
            assertTrue(Picture.isFile(picture.file()), picture.file());
            assertEquals(Optional.of(picture.dataSha256()), PngFile.dataSha256(file), picture.file());
            assertTrue(ImageIO.read(new ByteArrayInputStream(file)).getWidth() > 100, picture.file());
        }
    }

    @Test
    void theDigestsAreTheSameForARecordThatWasReadAgain(@TempDir Path folder) {
        Path file = folder.resolve("record.json");
        RunRecordFile.write(file, RECORD);
        assertEquals(digests(RECORD), digests(RunRecordFile.read(file)));
    }

    @Test
    void aDigestChangesWithWhatIsShown() {
        assertNotEquals(
                new ConfusionMatrixPicture(List.of(List.of(2, 0), List.of(1, 1))).dataSha256(),
                new ConfusionMatrixPicture(List.of(List.of(2, 0), List.of(0, 2))).dataSha256());
        assertNotEquals(
                new WorstErrorsPicture(List.of(new WorstError(3, 1, 0, 0.97, 0.03)), List.of()).dataSha256(),
                new WorstErrorsPicture(List.of(new WorstError(1, 1, 0, 0.97, 0.03)), List.of()).dataSha256());
        assertNotEquals(curve(0.5).dataSha256(), curve(Math.nextUp(0.5)).dataSha256());
    }

    @Test
    void damagedFilesAreNoticed() {
        byte[] file = PngFile.encode(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "digest");
        byte[] altered = file.clone();
        altered[file.length - 20] ^= 1;
        assertTrue(problem(altered).startsWith("its chunk "), problem(altered));
        assertEquals("it is not a PNG file", problem(new byte[3]));
        for (int length = 8; length < file.length; length++) {
            assertEquals("it ends too early, after " + length + " bytes", problem(Arrays.copyOf(file, length)));
        }
    }

    @Test
    void aPictureWithoutADigestHasNone() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        assertEquals(Optional.empty(), PngFile.dataSha256(bytes.toByteArray()));
    }

    @Test
    void aWorstErrorMustBeInTheData() {
        assertEquals(
                "the record's worst errors name test image 4, but there are 4; run the experiment again",
                refused(new WorstError(4, 1, 0, 0.97, 0.03)));
        assertEquals(
                "the record says that test image 0 is of class 1, but the data says 0; run the experiment again",
                refused(new WorstError(0, 1, 0, 0.97, 0.03)));
    }

    @Test
    void captionsRoundNothingToCertainty() {
        assertEquals(
                List.of("true 4, said 9 (97 %)"),
                WorstErrorsPicture.caption(new WorstError(0, 4, 9, 0.97, 0.01), List.of()));
        assertEquals(
                List.of("true 4, said 9 (> 99 %)"),
                WorstErrorsPicture.caption(new WorstError(0, 4, 9, 0.9997, 0.01), List.of()));
        assertEquals(
                List.of("coat", "said shirt (97 %)"),
                WorstErrorsPicture.caption(new WorstError(0, 1, 0, 0.97, 0.01), List.of("shirt", "coat")));
    }

    @Test
    void smoothingKeepsTheFirstValueAndTheLength() {
        assertArrayEquals(
                new double[] {9, 3, 10 / 3.0, 3.5}, LossCurvePicture.smoothed(new double[] {9, 3, 3, 4}, 1), 1e-12);
        assertArrayEquals(new double[] {9, 3, 3}, LossCurvePicture.smoothed(new double[] {9, 3, 3}, 0));
    }

    @Test
    void unusualCurvesCanBeDrawn() {
        curve(0.0).draw(() -> MadeUp.IMAGES);
        curve(-1.0).draw(() -> MadeUp.IMAGES);
        new LossCurvePicture("loss", 1, 1, List.of(point(0, 2.0)), List.of(), List.of()).draw(() -> MadeUp.IMAGES);
        new LossCurvePicture("loss", 2, 1, List.of(point(0, 2.0), point(1, 2.0)), List.of(), List.of())
                .draw(() -> MadeUp.IMAGES);
    }

    private static LossCurvePicture curve(double last) {
        return new LossCurvePicture("loss", 2, 1, List.of(point(0, 200.0), point(1, last)), List.of(), List.of());
    }

    private static CurvePoint point(int step, double loss) {
        return new CurvePoint(step, loss, Double.toHexString(loss), null);
    }

    private static List<String> digests(RunRecord record) {
        return Picture.of(record).stream().map(Picture::dataSha256).toList();
    }

    private static String problem(byte[] file) {
        return assertThrows(IOException.class, () -> PngFile.dataSha256(file)).getMessage();
    }

    private static String refused(WorstError error) {
        WorstErrorsPicture picture = new WorstErrorsPicture(List.of(error), List.of());
        return assertThrows(Failure.class, () -> picture.draw(() -> MadeUp.IMAGES))
                .getMessage();
    }
}
