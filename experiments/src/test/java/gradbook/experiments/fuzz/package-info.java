/**
 * Every parser of the project against files that nobody meant to write. {@code mvn verify} runs the seeds and what was once a
 * finding, beside each test under {@code resources}; {@code scripts/fuzz} lets Jazzer look for more, led by coverage.
 *
 * <pre>{@code
 * scripts/fuzz 60 SafeTensorsFuzzTest
 * }</pre>
 */
package gradbook.experiments.fuzz;
