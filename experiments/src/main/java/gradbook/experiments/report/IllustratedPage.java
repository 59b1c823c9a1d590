package gradbook.experiments.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A page, the pictures that stand on it, none of which shows images of a data set, and other files that it leads to.
 */
record IllustratedPage(GeneratedText page, List<GeneratedPicture> pictures, List<GeneratedFile> others) {
    IllustratedPage {
        pictures = List.copyOf(pictures);
        others = List.copyOf(others);
    }

    /** One that leads to no other files. */
    IllustratedPage(GeneratedText page, List<GeneratedPicture> pictures) {
        this(page, pictures, List.of());
    }

    /** Writes the page, and the pictures if this machine can draw them. */
    Written write(Fonts fonts) {
        List<Path> changed = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        if (page.write()) {
            changed.add(page.file());
        }
        files.add(page.file());
        for (GeneratedFile other : others) {
            if (other.problem().isPresent()) {
                other.write();
                changed.add(other.file());
            }
            files.add(other.file());
        }
        List<GeneratedPicture> wrong =
                pictures.stream().filter(one -> one.problem().isPresent()).toList();
        Optional<String> note = wrong.isEmpty() ? Optional.empty() : fonts.problem();
        if (note.isEmpty()) {
            wrong.forEach(picture -> {
                picture.write(() -> {
                    throw new AssertionError("this picture shows no images");
                });
                changed.add(picture.file());
            });
        }
        pictures.stream().map(GeneratedPicture::file).filter(Files::exists).forEach(files::add);
        return new Written(files, changed, note);
    }

    /** Everything that is not as the records say, a sentence each. */
    List<String> problems() {
        return Stream.of(
                        page.problem().stream(),
                        pictures.stream().flatMap(picture -> picture.problem().stream()),
                        others.stream().flatMap(other -> other.problem().stream()))
                .flatMap(Function.identity())
                .toList();
    }
}
