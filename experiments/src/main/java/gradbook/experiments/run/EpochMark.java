package gradbook.experiments.run;

import java.util.Map;

/**
 * Where a network stands after an epoch.
 *
 * @param epoch counted from 1
 * @param steps made by then
 * @param tensors its parameters and buffers, by name and in their order
 */
public record EpochMark(int epoch, int steps, Map<String, TensorMark> tensors) {}
