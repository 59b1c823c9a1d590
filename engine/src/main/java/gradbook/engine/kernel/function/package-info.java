/**
 * The transcendental functions, the engine's own, so that they have the same bits on every machine. Each says how x is reduced, by which
 * formula the rest is computed and how far that may be from the exact value.
 *
 * <p>float64 has one form. float32 has two that agree bit by bit, except in what a NaN's bits are: for one number, and ({@code *Lanes}) for a
 * vector of them, which a JDK without the Vector API does not load. {@link gradbook.engine.kernel.function.ArrayFunctions} chooses:
 *
 * <pre>{@code
 * ArrayFunctions.exp(x, y, 0, x.length); // y[i] = Exponential.exp(x[i])
 * }</pre>
 *
 * <p>{@code scripts/every-float} measures: all 2^32 float32, and 10^8 float64, through each function.
 */
package gradbook.engine.kernel.function;
