package gradbook.experiments.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.run.Datasets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where data may come from. */
class SourcesTest {
    static final List<PinnedData> SETS = Datasets.ALL;

    /** npm asks the registry that its user has set it to. */
    @ParameterizedTest
    @FieldSource("SETS")
    void everySourceIsHttpsOrAFolderOrTheUsersOwnNpm(PinnedData set) {
        for (Source source : set.sources()) {
            boolean https = source instanceof HttpSource mirror
                    && "https".equals(mirror.base().getScheme());
            assertTrue(https || source instanceof SystemFolder || source instanceof NpmSource, source.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://mirror.example/", "ftp://mirror.example/", "mirror/"})
    void aMirrorThatIsNotAtHttpsIsRefused(String base) {
        assertEquals(
                "expected a mirror at https://, found " + base
                        + "; give an address of it that begins so, or leave it out",
                assertThrows(IllegalArgumentException.class, () -> HttpSource.of(base))
                        .getMessage());
    }
}
