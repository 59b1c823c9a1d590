/**
 * Names, letter by letter: the same 32,033 names through six networks, from a table of pairs of letters to a transformer, each a
 * {@link gradbook.experiments.names.NameSpelling} with a configuration of its own kind.
 */
package gradbook.experiments.names;
