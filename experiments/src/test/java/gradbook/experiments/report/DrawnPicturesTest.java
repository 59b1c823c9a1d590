package gradbook.experiments.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.run.Attention;
import gradbook.experiments.run.Grid;
import gradbook.experiments.run.Plot;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures that are drawn without test images: their sizes in pixels, two to a point, and colours where the data is. */
class DrawnPicturesTest {
    private static final DotsPicture DOTS = new DotsPicture(
            "dots.png",
            "validation accuracy (%)",
            List.of(
                    new DotsPicture.Row("hidden=8", List.of(90.0, 92.0, 94.0)),
                    new DotsPicture.Row("hidden=64", List.of(97.0))),
            95);

    private static final PlotPicture PLOT = plot(false, line("one", 1, 3, 2), line("other", 2, 2, 1));

    private static final PianoRollPicture ROLLS = new PianoRollPicture(
            "rolls.png",
            List.of(
                    new PianoRollPicture.Roll("one", List.of(new PianoRollPicture.Bar(0, 4, 60, 0))),
                    new PianoRollPicture.Roll("other", List.of(new PianoRollPicture.Bar(2, 3, 48, 1)))),
            List.of("right", "left"),
            1);

    static Stream<Arguments> sizes() {
        return Stream.of(
                Arguments.of(DOTS, 1720, 268),
                Arguments.of(new DotsPicture("d.png", "x", DOTS.rows().subList(0, 1), Double.NaN), 1720, 212),
                Arguments.of(PLOT, 1520, 880),
                Arguments.of(ROLLS, 1800, 1068),
                Arguments.of(filters(1, 3, 3), 224, 224),
                Arguments.of(filters(8, 5, 5), 1428, 224),
                Arguments.of(filters(9, 5, 5), 1428, 396),
                Arguments.of(filters(32, 3, 3), 1428, 740));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aPictureHasItsSizeAndIsDrawnTheSameTwice(Picture picture, int width, int height) {
        BufferedImage image = draw(picture);
        assertEquals(width, image.getWidth());
        assertEquals(height, image.getHeight());
        int[] pixels = pixels(image);
        assertTrue(Arrays.stream(pixels).distinct().count() > 5, "it shows nothing");
        assertArrayEquals(pixels, pixels(draw(picture)));
    }

    @Test
    void dotsStandWhereTheirValuesAre() {
        BufferedImage image = draw(DOTS);
        // From 90 to 98, 560 points wide from 260; the rows' middles at 30 and 58 points.
        assertEquals(Palette.BLUE, at(image, 260 + 560 * 2 / 8.0, 30), "the mean of 90, 92, 94");
        assertEquals(Palette.shade(Palette.SKY_BLUE, 0.6), at(image, 260 + 560 * 4 / 8.0, 32), "the run of 94");
        assertEquals(Palette.BLUE, at(image, 260 + 560 * 7 / 8.0, 58), "the mean of 97");
        assertEquals(Palette.BLACK, at(image, 260 + 560 * 5 / 8.0, 44), "the reference of 95");
        assertEquals(Color.WHITE, at(image, 260 + 560 * 5 / 8.0 - 8, 58), "no run");
    }

    @Test
    void equalDotsCanBeDrawn() {
        for (double value : new double[] {0, 97.5, -3, 1e12}) {
            List<DotsPicture.Row> rows = List.of(new DotsPicture.Row("a", List.of(value, value)));
            BufferedImage image = draw(new DotsPicture("d.png", "x", rows, Double.NaN));
            assertTrue(has(image, Palette.BLUE), "the mean " + value + " is outside of the picture");
        }
    }

    @Test
    void everyLineOfAPlotHasItsColour() {
        BufferedImage image = draw(PLOT);
        assertTrue(has(image, Palette.BLUE) && has(image, Palette.VERMILION));
        assertTrue(!has(image, Palette.ORANGE), "there is no third line");
    }

    static Stream<PlotPicture> unusual() {
        return Stream.of(
                plot(false, line("one point", 1)),
                plot(false, line("two points", 1, 2)),
                plot(false, line("all equal", 2, 2, 2)),
                plot(false, line("all zero", 0, 0, 0)),
                plot(false, line("below zero", -3, -1)),
                plot(true, line("by factors", 1e-6, 1, 1e6)),
                plot(true, line("one point by factors", 0.5)),
                plot(
                        false,
                        IntStream.range(0, 7)
                                .mapToObj(i -> line("line " + i, i, i + 1))
                                .toArray(Plot.Line[]::new)));
    }

    @ParameterizedTest
    @MethodSource("unusual")
    void unusualPlotsCanBeDrawn(PlotPicture picture) {
        assertTrue(has(draw(picture), Palette.BLUE), picture.plot().toString());
    }

    /** Three columns of 24 points: the largest in full colour, half of it in half, 0 white. */
    @ParameterizedTest
    @CsvSource({"0, 0, BLUE, 1", "1, 0, ORANGE, 0.5", "2, 0, BLUE, 0", "0, 1, ORANGE, 1", "1, 1, BLUE, 0.25"})
    void aFiltersCellHasItsColour(int column, int row, String color, double amount) {
        Grid grid = new Grid(3, 3, List.of(2.0, -1.0, 0.0, -2.0, 0.5, 0.0, 0.0, 0.0, 0.0));
        BufferedImage image = draw(new FiltersPicture(List.of(grid)));
        Color full = color.equals("BLUE") ? Palette.BLUE : Palette.ORANGE;
        assertEquals(Palette.shade(full, amount), at(image, 20 + 24 * column + 12, 20 + 24 * row + 12));
    }

    @Test
    void filtersOfZerosAreWhite() {
        BufferedImage image = draw(new FiltersPicture(List.of(new Grid(3, 3, Collections.nCopies(9, 0.0)))));
        assertEquals(Color.WHITE, at(image, 32, 32));
    }

    /** One layer of two heads that read two letters; a cell has ten points, the second head stands 20 + 12 points further. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0, 1", "0, 0, 1, 0", "0, 1, 0, 0.25", "0, 1, 1, 0.75", "1, 1, 0, 0.5"})
    void anAttentionsCellIsTheDarkerTheMoreItLooks(int head, int row, int column, double amount) {
        BufferedImage image = draw(new AttentionPicture(new Attention(
                "ab",
                List.of(List.of(
                        new Grid(2, 2, List.of(1.0, 0.0, 0.25, 0.75)), new Grid(2, 2, List.of(1.0, 0.0, 0.5, 0.5)))))));
        assertEquals(
                Palette.shade(Palette.BLUE, amount), at(image, 58 + 32 * head + 10 * column + 5, 52 + 10 * row + 5));
    }

    @Test
    void aDigestChangesWithWhatIsShown() {
        assertNotEquals(
                DOTS.dataSha256(), new DotsPicture("dots.png", DOTS.axis(), DOTS.rows(), Double.NaN).dataSha256());
        assertNotEquals(
                PLOT.dataSha256(),
                plot(true, line("one", 1, 3, 2), line("other", 2, 2, 1)).dataSha256());
        assertNotEquals(filters(8, 3, 3).dataSha256(), filters(9, 3, 3).dataSha256());
    }

    private static PlotPicture plot(boolean logarithmic, Plot.Line... lines) {
        return new PlotPicture(new Plot("made-up", "Made up", "epoch", "loss (nats)", logarithmic, List.of(lines)));
    }

    private static Plot.Line line(String name, double... y) {
        return new Plot.Line(
                name,
                IntStream.range(0, y.length).mapToObj(i -> 1.0 + i).toList(),
                Arrays.stream(y).boxed().toList());
    }

    private static FiltersPicture filters(int count, int rows, int columns) {
        return new FiltersPicture(IntStream.range(0, count)
                .mapToObj(filter -> new Grid(
                        rows,
                        columns,
                        IntStream.range(0, rows * columns)
                                .mapToObj(cell -> Math.sin(filter + cell))
                                .toList()))
                .toList());
    }

    private static BufferedImage draw(Picture picture) {
        return picture.draw(() -> {
            throw new AssertionError("it shows no test images");
        });
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static boolean has(BufferedImage image, Color color) {
        return Arrays.stream(pixels(image)).anyMatch(pixel -> pixel == color.getRGB());
    }

    /** The colour at a place in points. */
    private static Color at(BufferedImage image, double x, double y) {
        return new Color(image.getRGB((int) Math.round(2 * x), (int) Math.round(2 * y)));
    }
}
