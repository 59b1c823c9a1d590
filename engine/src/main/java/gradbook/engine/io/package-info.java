/**
 * Weights on their way in and out. Today: their digest, by which a run's weights are pinned.
 *
 * <pre>{@code
 * String sha256 = WeightsDigest.sha256(model.namedParameters());   // names, types, shapes and bits
 * }</pre>
 */
package gradbook.engine.io;
