package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.io.AtomicFiles;
import gradbook.experiments.io.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A picture file that is made from records.
 *
 * @param file where it belongs
 * @param picture what it must show
 */
record GeneratedPicture(Path file, Picture picture) {
    static GeneratedPicture in(Path folder, Picture picture) {
        return new GeneratedPicture(folder.resolve(picture.file()), picture);
    }

    /** Draws it, whatever is there. */
    void write(Supplier<LabelledImages> testImages) {
        AtomicFiles.write(file, PngFile.encode(picture.draw(testImages), picture.dataSha256()));
    }

    /** How the file is not what it must be. Pixels do not count, only the data that it says it shows. */
    Optional<String> problem() {
        if (!Files.exists(file)) {
            return Optional.of(file + " is missing; " + GeneratedText.REMEDY);
        }
        try {
            String found = PngFile.dataSha256(Files.readAllBytes(file)).orElse("unknown");
            return found.equals(picture.dataSha256())
                    ? Optional.empty()
                    : Optional.of(file + " shows other data than the record has: expected SHA-256 "
                            + picture.dataSha256() + ", found " + found + "; " + GeneratedText.REMEDY);
        } catch (IOException e) {
            return Optional.of(file + " is damaged: " + Reason.of(e) + "; " + GeneratedText.REMEDY);
        }
    }
}
