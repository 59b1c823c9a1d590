package gradbook.experiments.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * PNG files (W3C PNG specification, third edition) that say in a text chunk which data they show. They are read without AWT,
 * so that a machine without its native libraries can check them.
 */
final class PngFile {
    /** The keyword of the text chunk. */
    static final String KEYWORD = "Data-SHA256";

    private static final String METADATA = "javax_imageio_png_1.0";
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Length, type and CRC of a chunk: four bytes each. */
    private static final int CHUNK_FRAME = 12;

    private PngFile() {}

    /** The bytes of a PNG file with {@code dataSha256} in a tEXt chunk. */
    static byte[] encode(BufferedImage image, String dataSha256) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, metadata(writer, image, dataSha256)));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadata metadata(ImageWriter writer, BufferedImage image, String dataSha256)
            throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
        entry.setAttribute("keyword", KEYWORD);
        entry.setAttribute("value", dataSha256);
        IIOMetadataNode text = new IIOMetadataNode("tEXt");
        text.appendChild(entry);
        IIOMetadataNode root = new IIOMetadataNode(METADATA);
        root.appendChild(text);
        metadata.mergeTree(METADATA, root);
        return metadata;
    }

    /**
     * The data digest of a PNG file, if it names one.
     *
     * @throws IOException if the bytes are not a whole PNG file, every chunk of it as its CRC says
     */
    static Optional<String> dataSha256(byte[] file) throws IOException {
        if (file.length < SIGNATURE.length || !Arrays.equals(SIGNATURE, Arrays.copyOf(file, SIGNATURE.length))) {
            throw new IOException("it is not a PNG file");
        }
        Optional<String> digest = Optional.empty();
        ByteBuffer rest = ByteBuffer.wrap(file).position(SIGNATURE.length);
        for (String type = ""; !type.equals("IEND"); ) {
            if (rest.remaining() < CHUNK_FRAME
                    || rest.getInt(rest.position()) < 0
                    || rest.getInt(rest.position()) > rest.remaining() - CHUNK_FRAME) {
                throw new IOException("it ends too early, after " + file.length + " bytes");
            }
            byte[] content = new byte[4 + rest.getInt()];
            rest.get(content);
            CRC32 crc = new CRC32();
            crc.update(content);
            type = new String(content, 0, 4, StandardCharsets.ISO_8859_1);
            if ((int) crc.getValue() != rest.getInt()) {
                throw new IOException("its chunk " + type + " does not fit its checksum");
            }
            String prefix = "tEXt" + KEYWORD + "\0";
            String text = new String(content, StandardCharsets.ISO_8859_1);
            if (text.startsWith(prefix)) {
                digest = Optional.of(text.substring(prefix.length()));
            }
        }
        return digest;
    }
}
