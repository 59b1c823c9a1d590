/**
 * Music: piano pieces read as notes and chords, and a network that goes on with them.
 *
 * <pre>{@code
 * Score rag = MidiReader.read("maple-leaf-rag.mid", file);
 * List<String> words = Notation.words(rag); // L:G#2 L:... R:C5.E5 +3 ...
 * byte[] played = MidiWriter.write(Notation.score(words)); // the same notes, held as long as the hand waits
 * }</pre>
 */
package gradbook.experiments.music;
