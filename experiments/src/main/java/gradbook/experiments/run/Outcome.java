package gradbook.experiments.run;

import java.util.List;
import java.util.Map;

/**
 * What an experiment hands back beside what it recorded on the way.
 *
 * @param data the files that went in
 * @param split how many samples each part has, by name
 * @param parameters trained numbers in the model
 * @param weightsSha256 digest of the trained weights
 * @param metrics the final figures, {@code testAccuracy} among them where there is a test part
 * @param confusionMatrix counts on the test part, rows by true class; empty where it has no meaning
 * @param worstErrors test samples, the worst first
 */
public record Outcome(
        List<DataFile> data,
        Map<String, Integer> split,
        int parameters,
        String weightsSha256,
        Measures metrics,
        List<List<Integer>> confusionMatrix,
        List<WorstError> worstErrors) {}
