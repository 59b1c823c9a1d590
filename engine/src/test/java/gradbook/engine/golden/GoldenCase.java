package gradbook.engine.golden;

import gradbook.engine.array.NdArray;
import java.util.Map;

/**
 * What a judge said about one subject.
 *
 * @param name the subject's
 * @param definition the subject's
 * @param program what the judge computed, in its own language
 * @param given arrays by name; of a large one only the digest is kept
 * @param expected what the judge computed, by name
 */
public record GoldenCase(
        String name, String definition, String program, Map<String, Given> given, Map<String, NdArray> expected) {
    /** The difference between what the judge expects and what the engine computes in float64. */
    public Difference difference(Subject subject) {
        Map<String, NdArray> found = subject.results(gradbook.engine.array.DType.FLOAT64);
        Difference worst = Difference.NONE;
        for (Map.Entry<String, NdArray> entry : expected.entrySet()) {
            worst = worst.or(Difference.of(entry.getKey(), entry.getValue(), found.get(entry.getKey())));
        }
        return worst;
    }
}
