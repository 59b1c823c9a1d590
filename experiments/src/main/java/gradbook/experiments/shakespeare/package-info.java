/**
 * Characters of Shakespeare: plays read character by character by networks from a table of pairs to a GPT, each a
 * {@link gradbook.experiments.shakespeare.Playwright} with a configuration of its own kind. Two chapters lay them side by side: kinds of networks, and
 * the {@link gradbook.experiments.shakespeare.Ladder} from pairs to a GPT.
 */
package gradbook.experiments.shakespeare;
