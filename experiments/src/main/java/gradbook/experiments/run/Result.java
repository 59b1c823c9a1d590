package gradbook.experiments.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The part of a run record that every machine must reproduce, bit for bit.
 *
 * @param configuration the experiment's configuration with overrides applied
 * @param pinned whether that is the experiment's own configuration, nothing overridden
 * @param numericsVersion the numeric contract's version
 * @param data the files that went in
 * @param split how many samples each part has
 * @param parameters trained numbers in the model
 * @param steps training steps
 * @param lossName what the loss is, with its unit
 * @param metrics the final figures
 * @param epochs figures by epoch
 * @param curveEvery every how many steps the curve has a point
 * @param curve losses by step; the digest covers all steps
 * @param lossCurveSha256 over the losses of all steps as IEEE 754 binary64, little-endian
 * @param weightsSha256 over the trained weights
 * @param confusionMatrix counts on the test part, rows by true class
 * @param worstErrors test samples, the worst first
 * @param plots further curves; left out where there are none
 * @param filters of a first convolution; left out where there are none
 * @param classNames what the classes mean; left out where they are numbers
 * @param texts that it wrote; left out where there are none
 * @param attention what its heads look at; left out where it has none
 */
public record Result(
        ObjectNode configuration,
        boolean pinned,
        int numericsVersion,
        List<DataFile> data,
        Map<String, Integer> split,
        int parameters,
        int steps,
        String lossName,
        Measures metrics,
        List<EpochMeasures> epochs,
        String lossCurveSha256,
        String weightsSha256,
        List<List<Integer>> confusionMatrix,
        List<WorstError> worstErrors,
        int curveEvery,
        List<CurvePoint> curve,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Plot> plots,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Grid> filters,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> classNames,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> texts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attention> attention) {
    public Result {
        plots = plots == null ? List.of() : List.copyOf(plots);
        filters = filters == null ? List.of() : List.copyOf(filters);
        classNames = classNames == null ? List.of() : List.copyOf(classNames);
        texts = texts == null ? List.of() : List.copyOf(texts);
        attention = attention == null ? List.of() : List.copyOf(attention);
    }

    /** Whether all steps are of one training, so that their losses make one curve; one that goes by epochs is. */
    @JsonIgnore
    public boolean isOneTraining() {
        return !epochs.isEmpty() && !curve.isEmpty();
    }

    /** What a class is called: its name, or its number where it has none. */
    public String className(int label) {
        return classNames.isEmpty() ? Integer.toString(label) : classNames.get(label);
    }
}
