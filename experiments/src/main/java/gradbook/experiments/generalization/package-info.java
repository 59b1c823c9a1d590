/**
 * What it means to generalize: one network too small, right, and too large for its data, and the rule that tells which.
 *
 * <pre>{@code
 * Diagnosis diagnosis = Diagnosis.of(record.result().epochs());
 * }</pre>
 */
package gradbook.experiments.generalization;
