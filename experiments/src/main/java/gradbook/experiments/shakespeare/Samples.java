package gradbook.experiments.shakespeare;

import gradbook.engine.nn.Module;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.sequence.Rereader;
import gradbook.experiments.sequence.Sampling;
import gradbook.experiments.sequence.Vocabulary;
import gradbook.experiments.sequence.Writer;

/**
 * What a network writes after a line end, each time with the same draws.
 *
 * @param context characters that it sees
 * @param length characters of a sample
 */
record Samples(Vocabulary vocabulary, int context, int length, RandomKey key) {
    String of(Module model) {
        StringBuilder text = new StringBuilder();
        new Writer(new Rereader(model, context), Sampling.PLAIN).write(vocabulary.encode("\n"), length, key, token -> {
            text.append(vocabulary.decode(token));
            return true;
        });
        return text.toString();
    }
}
