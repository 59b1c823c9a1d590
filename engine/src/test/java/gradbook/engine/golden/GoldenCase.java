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
        String name, String definition, String program, Map<String, Given> given, Map<String, NdArray> expected) {}
