/**
 * What others printed, and what comes out here: of whole runs, which are the experiments of {@link gradbook.experiments.replay}, and of
 * single operators and draws. Theirs are read from {@code golden/published/}; a figure is equal if ours, rounded to the printed digits,
 * is the printed one.
 *
 * <pre>{@code
 * PublishedRun published = PublishedRun.read(home, experiment.id());
 * RunComparison.of(published, published.groups().get(0), record.result()).verdict(); // "equal"
 * OperatorTable.summary(OperatorChecks.compared(home));
 * }</pre>
 */
package gradbook.experiments.published;
