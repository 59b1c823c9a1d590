/**
 * Sequences of tokens: how text becomes tokens, how a network that predicts each next token is trained and judged, and how it writes.
 * A network here maps tokens [n, t], int32, to logits [n, t, vocabulary], those at a place by the tokens up to it.
 *
 * <pre>{@code
 * TextModel text = new TextModel(Characters.of(plays), OptionalInt.empty(), 64);
 * Objective objective = new NextToken(validation);
 * String more = new Writer(Reader.of(model, 64), Sampling.PLAIN).text(text, "ROMEO:", 200, key);
 * }</pre>
 */
package gradbook.experiments.sequence;
