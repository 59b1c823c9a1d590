package gradbook.experiments.export;

import gradbook.engine.nn.Module;
import gradbook.experiments.dataset.ImageSet;

/**
 * A network that was trained.
 *
 * @param network maps images [n, 1, rows, columns], scaled as the data set's, to logits [n, classes]
 * @param images the data set
 */
public record Trained(Module network, ImageSet images) {}
