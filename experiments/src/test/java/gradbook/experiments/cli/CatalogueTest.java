package gradbook.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Range;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
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

    /** A component whose range its constructor forgets to check would be refused on the command line alone. */
    @Test
    void everyConfigurationRefusesWhatIsBelowARange() throws ReflectiveOperationException {
        for (Experiment<?> experiment : Catalogue.ALL) {
            Record pinned = experiment.configuration();
            RecordComponent[] components = pinned.getClass().getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                Range range = components[i].getAnnotation(Range.class);
                if (range != null) {
                    String sentence = refusal(pinned, i, range.from() - 1);
                    assertTrue(sentence.startsWith(components[i].getName() + " must be "), sentence);
                }
            }
        }
    }

    private static String refusal(Record pinned, int place, double number) throws ReflectiveOperationException {
        RecordComponent[] components = pinned.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].getAccessor().invoke(pinned);
        }
        Class<?> type = components[place].getType();
        if (type == double.class) {
            values[place] = number;
        } else if (type == int.class) {
            values[place] = (int) number;
        } else {
            values[place] = (long) number;
        }
        Constructor<?> constructor = pinned.getClass()
                .getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        return assertThrows(InvocationTargetException.class, () -> constructor.newInstance(values), pinned::toString)
                .getCause()
                .getMessage();
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
