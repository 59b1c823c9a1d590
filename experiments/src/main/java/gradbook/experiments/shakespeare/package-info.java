/**
 * Characters of Shakespeare: plays read character by character by networks from a table of pairs to a GPT, each a
 * {@link gradbook.experiments.shakespeare.Playwright} with a configuration of its own kind.
 */
package gradbook.experiments.shakespeare;
