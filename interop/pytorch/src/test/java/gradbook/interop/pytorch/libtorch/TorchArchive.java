package gradbook.interop.pytorch.libtorch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The file that {@code torch.jit.save} would write for a module without state: an uncompressed zip of the source, an instance of
 * its class as a pickle, no constants, and the version of the format (pytorch/torch/csrc/jit/docs/serialization.md).
 */
final class TorchArchive {
    /** The version that libtorch 2.7.1 writes (caffe2/serialize/versions.h); under an older one operators keep older signatures. */
    private static final String VERSION = "10\n";

    private static final int PROTO = 0x80;
    private static final int NEWOBJ = 0x81;
    private static final int NEWFALSE = 0x89;

    private TorchArchive() {}

    /** The file for {@code source}, which declares the class {@code M}. */
    static byte[] of(String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "m/data.pkl", instance());
            store(zip, "m/code/__torch__.py", source.getBytes(UTF_8));
            store(zip, "m/constants.pkl", new byte[] {(byte) PROTO, 2, ')', '.'});
            store(zip, "m/version", VERSION.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** {@code M.__new__(M)} with the state {@code {"training": False}}, in pickle's protocol 2. */
    private static byte[] instance() {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.write(PROTO);
        pickle.write(2);
        pickle.writeBytes("c__torch__\nM\n)".getBytes(UTF_8));
        pickle.write(NEWOBJ);
        byte[] name = "training".getBytes(UTF_8);
        pickle.writeBytes(new byte[] {'}', '(', 'X', (byte) name.length, 0, 0, 0});
        pickle.writeBytes(name);
        pickle.write(NEWFALSE);
        pickle.writeBytes(new byte[] {'u', 'b', '.'});
        return pickle.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
    }
}
