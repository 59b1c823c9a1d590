package gradbook.experiments.run;

/**
 * A test sample that the model got wrong.
 *
 * @param index its number in the test part
 * @param label the true class
 * @param predicted the class with the highest probability
 * @param confidence that probability
 * @param labelProbability the probability given to the true class; the smaller, the worse the error
 */
public record WorstError(int index, int label, int predicted, double confidence, double labelProbability) {}
