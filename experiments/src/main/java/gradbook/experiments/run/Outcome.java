package gradbook.experiments.run;

import gradbook.experiments.export.Trained;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * @param plots further curves, for its page
 * @param filters of a first convolution, for its page
 * @param classNames what the classes mean; empty where they are numbers
 * @param texts that it wrote, in order; empty if it writes none
 * @param attention what its heads look at, by text; empty if it has none
 * @param trained the network, for those who want it elsewhere; empty if there is not one that answers
 */
public record Outcome(
        List<DataFile> data,
        Map<String, Integer> split,
        int parameters,
        String weightsSha256,
        Measures metrics,
        List<List<Integer>> confusionMatrix,
        List<WorstError> worstErrors,
        List<Plot> plots,
        List<Grid> filters,
        List<String> classNames,
        List<String> texts,
        List<Attention> attention,
        Optional<Trained> trained) {
    /** One of a model that is no classifier. */
    public static Outcome of(
            List<DataFile> data, Map<String, Integer> split, int parameters, String weightsSha256, Measures metrics) {
        return new Outcome(
                data,
                split,
                parameters,
                weightsSha256,
                metrics,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** This with one more figure. */
    public Outcome with(String name, double value) {
        return with(metrics.with(name, value), plots, filters, texts, attention, trained);
    }

    /** This with its network, for those who want it elsewhere. */
    public Outcome with(Trained network) {
        return with(metrics, plots, filters, texts, attention, Optional.of(network));
    }

    /** This with curves and filters. */
    public Outcome with(List<Plot> curves, List<Grid> grids) {
        return with(metrics, curves, grids, texts, attention, trained);
    }

    /** This with what it wrote. */
    public Outcome withTexts(List<String> written) {
        return with(metrics, plots, filters, written, attention, trained);
    }

    /** This with what its heads look at. */
    public Outcome withAttention(List<Attention> looks) {
        return with(metrics, plots, filters, texts, looks, trained);
    }

    private Outcome with(
            Measures figures,
            List<Plot> curves,
            List<Grid> grids,
            List<String> written,
            List<Attention> looks,
            Optional<Trained> network) {
        return new Outcome(
                data,
                split,
                parameters,
                weightsSha256,
                figures,
                confusionMatrix,
                worstErrors,
                curves,
                grids,
                classNames,
                written,
                looks,
                network);
    }
}
