package gradbook.experiments.export;

import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A grey picture, one byte a pixel, row by row.
 *
 * @param pixels read {@code pixels()[i] & 0xff}: 0 black to 255 white
 */
public record GreyImage(int rows, int columns, byte[] pixels) {
    /** More pixels than any picture of a digit needs; as colours they take 100 MB. */
    private static final long LARGEST = 25_000_000;

    /** MNIST's digits fit into a box of so many pixels, whose longer side they fill. */
    private static final int BOX = 20;

    /** At most so much light counts as background. */
    private static final int DARK = 25;

    /**
     * Reads a PNG or JPEG; what is transparent is white.
     *
     * @throws Failure if it cannot be read, or is no picture, or has more than 25 million pixels
     */
    public static GreyImage read(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Failure("cannot read " + file + ": no such file, or not ours to read");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Failure(file + " is not a picture that can be read; expected PNG or JPEG");
            }
            return read(readers.next(), in, file);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Failure(file + " cannot be read as a picture: " + why(e) + "; save it anew as PNG", e);
        }
    }

    private static GreyImage read(ImageReader reader, ImageInputStream in, Path file) throws IOException {
        try {
            reader.setInput(in);
            long size = (long) reader.getWidth(0) * reader.getHeight(0);
            if (size > LARGEST) {
                throw new Failure(file + " has " + size + " pixels, expected at most " + LARGEST + "; scale it down");
            }
            return of(reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    private static String why(Exception e) {
        return e instanceof IOException problem ? Reason.of(problem) : e.getMessage();
    }

    /** Luma of ITU-R BT.601. */
    private static GreyImage of(BufferedImage image) {
        byte[] grey = new byte[image.getWidth() * image.getHeight()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                int alpha = argb >>> 24;
                double luma = 0.299 * (argb >> 16 & 0xff) + 0.587 * (argb >> 8 & 0xff) + 0.114 * (argb & 0xff);
                grey[y * image.getWidth() + x] = (byte) Math.round((alpha * luma + (255 - alpha) * 255) / 255);
            }
        }
        return new GreyImage(image.getHeight(), image.getWidth(), grey);
    }

    private int at(int row, int column) {
        return pixels[row * columns + column] & 0xff;
    }

    /** Each pixel of the result is the mean of what lies below it, by area. */
    public GreyImage scaled(int toRows, int toColumns) {
        byte[] scaled = new byte[toRows * toColumns];
        for (int i = 0; i < toRows; i++) {
            for (int j = 0; j < toColumns; j++) {
                scaled[i * toColumns + j] = (byte) Math.round(mean(
                        i * (double) rows / toRows,
                        (i + 1) * (double) rows / toRows,
                        j * (double) columns / toColumns,
                        (j + 1) * (double) columns / toColumns));
            }
        }
        return new GreyImage(toRows, toColumns, scaled);
    }

    private double mean(double top, double bottom, double left, double right) {
        double sum = 0;
        for (int row = (int) top; row < Math.min(rows, Math.ceil(bottom)); row++) {
            double height = Math.min(bottom, row + 1) - Math.max(top, row);
            for (int column = (int) left; column < Math.min(columns, Math.ceil(right)); column++) {
                sum += height * (Math.min(right, column + 1) - Math.max(left, column)) * at(row, column);
            }
        }
        return sum / ((bottom - top) * (right - left));
    }

    /**
     * As MNIST's digits were made (LeCun et al. 1998): light on dark, scaled to fit a box of 20 x 20, and placed into 28 x 28 so that the
     * centre of mass is in the middle.
     *
     * @param name of the picture, for an error
     * @throws Failure if nothing is drawn
     */
    public GreyImage likeMnist(String name) {
        GreyImage light = isLight() ? inverted() : this;
        GreyImage drawing = light.cutOut(name);
        double factor = BOX / (double) Math.max(drawing.rows, drawing.columns);
        GreyImage box = drawing.scaled(Math.max(1, (int) Math.round(factor * drawing.rows)), Math.max(1, (int)
                Math.round(factor * drawing.columns)));
        return box.centred();
    }

    /** Whether its edge, where nobody draws, is light. */
    private boolean isLight() {
        long sum = 0;
        long count = 0;
        for (int row = 0; row < rows; row++) {
            boolean whole = row == 0 || row == rows - 1;
            for (int column = 0; column < columns; column += whole ? 1 : Math.max(1, columns - 1)) {
                sum += at(row, column);
                count++;
            }
        }
        return sum > 127 * count;
    }

    private GreyImage inverted() {
        byte[] other = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            other[i] = (byte) (255 - (pixels[i] & 0xff));
        }
        return new GreyImage(rows, columns, other);
    }

    /** The smallest part that holds everything that is not dark. */
    private GreyImage cutOut(String name) {
        int top = rows;
        int bottom = -1;
        int left = columns;
        int right = -1;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (at(row, column) > DARK) {
                    top = Math.min(top, row);
                    bottom = row;
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                }
            }
        }
        if (bottom < 0) {
            throw new Failure(
                    "nothing is drawn in " + name + "; expected a dark drawing on light, or a light one on dark");
        }
        byte[] part = new byte[(bottom - top + 1) * (right - left + 1)];
        for (int row = top; row <= bottom; row++) {
            int to = (row - top) * (right - left + 1);
            System.arraycopy(pixels, row * columns + left, part, to, right - left + 1);
        }
        return new GreyImage(bottom - top + 1, right - left + 1, part);
    }

    private GreyImage centred() {
        double mass = 0;
        double down = 0;
        double along = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                mass += at(row, column);
                down += at(row, column) * (row + 0.5);
                along += at(row, column) * (column + 0.5);
            }
        }
        int top = within((int) Math.round(ImageSet.SIDE / 2.0 - down / mass), ImageSet.SIDE - rows);
        int left = within((int) Math.round(ImageSet.SIDE / 2.0 - along / mass), ImageSet.SIDE - columns);
        byte[] placed = new byte[ImageSet.SIDE * ImageSet.SIDE];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(pixels, row * columns, placed, (top + row) * ImageSet.SIDE + left, columns);
        }
        return new GreyImage(ImageSet.SIDE, ImageSet.SIDE, placed);
    }

    private static int within(int place, int last) {
        return Math.max(0, Math.min(place, last));
    }
}
