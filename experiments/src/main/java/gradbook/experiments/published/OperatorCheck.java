package gradbook.experiments.published;

import java.util.function.Supplier;

/**
 * How we compute what a published check prints.
 *
 * @param id the check's, in {@code golden/published/operator-checks.json}
 * @param ours its values, by the names they have there
 */
record OperatorCheck(String id, Supplier<CheckFigures> ours) {}
