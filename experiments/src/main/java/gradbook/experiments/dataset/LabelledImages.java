package gradbook.experiments.dataset;

import gradbook.experiments.io.Failure;
import java.util.Arrays;

/**
 * Grey images of one size with a class each: {@code pixels} is [count, rows, columns] in row-major order, 0 white to
 * 255 black in MNIST; {@code labels} is [count]. Both are unsigned bytes: read {@code pixels()[i] & 0xff}.
 */
public final class LabelledImages {
    private final int rows;
    private final int columns;
    private final byte[] pixels;
    private final byte[] labels;

    /** Takes the arrays over without copying them. */
    public LabelledImages(int rows, int columns, byte[] pixels, byte[] labels) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("images are empty: " + rows + " x " + columns);
        }
        long expected = Math.multiplyExact((long) labels.length, Math.multiplyExact((long) rows, columns));
        if (pixels.length != expected) {
            throw new IllegalArgumentException(labels.length + " labels for images of " + rows + " x " + columns
                    + " need " + expected + " pixels, found " + pixels.length);
        }
        this.rows = rows;
        this.columns = columns;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Pairs a file of images with its file of labels.
     *
     * @throws Failure if one has the wrong number of dimensions, or their counts differ
     */
    public static LabelledImages of(IdxFile images, IdxFile labels) {
        int[] sizes = dimensions(images, 3, "images");
        int count = dimensions(labels, 1, "labels")[0];
        if (sizes[0] != count) {
            throw new Failure(images.name() + " has " + sizes[0] + " images, but " + labels.name() + " has " + count
                    + " labels; replace both by the original files");
        }
        if (sizes[1] < 1 || sizes[2] < 1) {
            throw new Failure(
                    images.name() + " has empty images: " + Arrays.toString(sizes) + "; replace it by the original");
        }
        return new LabelledImages(sizes[1], sizes[2], images.values(), labels.values());
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** How many images there are. */
    public int count() {
        return labels.length;
    }

    /** The pixels themselves, not a copy: write nothing. */
    public byte[] pixels() {
        return pixels;
    }

    /** The labels themselves, not a copy: write nothing. */
    public byte[] labels() {
        return labels;
    }

    private static int[] dimensions(IdxFile file, int expected, String what) {
        int[] sizes = file.sizes();
        if (sizes.length != expected) {
            throw new Failure(file.name() + " has " + sizes.length + " dimensions, expected " + expected + " for "
                    + what + "; are the files of images and labels exchanged?");
        }
        return sizes;
    }
}
