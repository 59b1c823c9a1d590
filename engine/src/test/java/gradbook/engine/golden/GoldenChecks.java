package gradbook.engine.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds subjects against the golden files of their kind. */
public final class GoldenChecks {
    private GoldenChecks() {}

    /** Each subject with its case, for a parameterized test; subjects in {@code leftOut} have none. */
    public record Pair(Subject subject, GoldenCase golden) {
        /** Same definition, same inputs to the bit, and the engine's results within {@code tolerance}, relative. */
        public void check(double tolerance) {
            assertEquals(
                    golden.definition(), subject.definition(), "another definition: run scripts/regenerate-golden");
            Map<String, String> given = new LinkedHashMap<>();
            subject.given()
                    .forEach((name, array) -> given.put(name, Given.of(array).sha256()));
            Map<String, String> golden = new LinkedHashMap<>();
            this.golden.given().forEach((name, array) -> golden.put(name, array.sha256()));
            assertEquals(golden, given, "other inputs: run scripts/regenerate-golden");
            assertTrue(!this.golden.expected().isEmpty(), "the judge said something");
            Difference difference = subject.difference(this.golden.expected(), DType.FLOAT64);
            assertTrue(difference.relative() <= tolerance, difference::toString);
        }

        @Override
        public String toString() {
            return subject.name();
        }
    }

    /**
     * The subjects of a kind and their cases. A subject without a case, and a case or a file without a subject, is an {@link
     * AssertionError}.
     */
    public static List<Pair> pairs(Path folder, List<Subject> subjects) {
        Map<String, GoldenCase> cases = new LinkedHashMap<>();
        for (String group : groups(subjects)) {
            GoldenFile.read(GoldenFile.path(folder, group)).cases().forEach(one -> cases.put(one.name(), one));
        }
        assertEquals(groups(subjects), files(folder), "one file for each group under " + folder);
        assertEquals(
                subjects.stream().map(Subject::name).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(cases.keySet()),
                "one case for each subject under " + folder + ": run scripts/regenerate-golden");
        List<Pair> pairs = new ArrayList<>();
        subjects.forEach(subject -> pairs.add(new Pair(subject, cases.get(subject.name()))));
        return pairs;
    }

    private static Set<String> groups(List<Subject> subjects) {
        return subjects.stream().map(Subject::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(folder + ": " + e, e);
        }
    }
}
