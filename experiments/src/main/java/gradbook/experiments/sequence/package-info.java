/**
 * Sequences of tokens: how text becomes tokens, how a network that predicts each next token is trained and judged, and how it writes.
 * A network here maps tokens [n, t], int32, to logits [n, t, vocabulary], those at a place by the tokens up to it.
 *
 * <pre>{@code
 * Vocabulary letters = Vocabulary.of(text);
 * Objective objective = new NextToken(validation);
 * String more = new Writer(new Rereader(model, 64), Sampling.PLAIN).write(letters.encode("ROMEO:"), 200, key);
 * }</pre>
 */
package gradbook.experiments.sequence;
