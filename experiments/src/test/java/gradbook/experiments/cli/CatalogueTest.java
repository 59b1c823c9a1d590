package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    @Test
    void idsAreUnique() {
        long distinct = Catalogue.ALL.stream()
                .map(experiment -> experiment.id())
                .distinct()
                .count();
        assertEquals(Catalogue.ALL.size(), distinct);
    }

    @ParameterizedTest
    @CsvSource({"mnist-mlp, mnist-mlp@1", "mnist-mlp@1, mnist-mlp@1", "mnist-mlp@2, none", "MNIST-MLP, none", "'', none"
    })
    void findsByNameOrByNameAndVersion(String text, String found) {
        assertEquals(found, Catalogue.find(text).map(e -> e.id().toString()).orElse("none"));
    }

    @ParameterizedTest
    @CsvSource({
        "mnist-mpl, mnist-mlp",
        "mnist-mlp@7, mnist-mlp",
        "mnist1000mlp, mnist-1000-mlp",
        "micrograd, micrograd-demo",
        "scalar-points, scalar-four-points"
    })
    void suggestsTheNearestName(String typed, String nearest) {
        assertEquals(nearest, Catalogue.nearest(typed));
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "abc, '', 3", "'', ab, 2", "kitten, sitting, 3", "flaw, lawn, 2", "same, same, 0"})
    void countsEdits(String a, String b, int edits) {
        assertEquals(edits, Catalogue.edits(a, b));
    }
}
