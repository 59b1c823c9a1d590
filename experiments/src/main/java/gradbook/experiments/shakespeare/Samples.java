package gradbook.experiments.shakespeare;

import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.sequence.Rereader;
import gradbook.experiments.sequence.Sampling;
import gradbook.experiments.sequence.TextModel;
import gradbook.experiments.sequence.Writer;

/**
 * What a network writes after a line end, each time with the same draws.
 *
 * @param length characters of a sample
 */
record Samples(TextModel text, int length, RandomKey key) {
    String of(Module model) {
        return new Writer(new Rereader(model, text.context()), Sampling.PLAIN).text(text, "\n", length, key);
    }
}
