/**
 * What a computation runs on: the threads, the vector unit, fused multiply-add with or without an instruction, and the version
 * of the numeric contract. Nothing here can move a bit of a result; that is why it may be scoped to a block instead of being
 * passed to every operator.
 *
 * <pre>{@code
 * double accuracy = Workers.with(2, () -> {      // two threads inside this block
 *     train(model);
 *     return evaluate(model);                    // the same bits as with one thread
 * });
 * }</pre>
 */
package gradbook.engine.runtime;
