/**
 * The loops, and with them the numeric contract (version {@link gradbook.engine.runtime.Numerics#VERSION}): the order of
 * every floating-point operation is part of the specification, so that a result has the same bits with any number of
 * threads, on any vector unit, on any JDK.
 *
 * <ul>
 *   <li>Elementwise: one operation after another, each rounded once, in the array's own type.
 *   <li>Products: each output is one chain of {@code fma} over ascending k, from zero.
 *   <li>Convolutions and their gradients: likewise, in the order that {@link gradbook.engine.kernel.Convolution} states;
 *       padding takes part as zeros. Averages of windows: one chain of additions, divided once.
 *   <li>Sums along contiguous memory: 16 logical lanes, element i goes to lane {@code i % 16}, then a fixed tree (8, 4, 2,
 *       1). Sums across rows: one chain over ascending rows. Several runs of axes: the last run first.
 *   <li>{@code exp}, {@code expm1}, {@code log}, {@code log1p}, {@code tanh}, {@code sigmoid}, {@code erf}, {@code sin}, {@code
 *       cos}: our own ({@link gradbook.engine.kernel.function}), float32 in float32 arithmetic, within one unit in the last place for
 *       every input; float64 within two. {@code pow}: {@link java.lang.StrictMath}'s, in float32 rounded once. A NaN has no particular
 *       bits.
 *   <li>Threads divide outputs; no output is shared.
 * </ul>
 *
 * <p>In float32, products, convolutions, pooling, normalization, sums and functions have a second form by the Vector API, which a JDK
 * without the module does not load; tests hold it to the first one, bit for bit ({@code FormsTest} lists its classes).
 *
 * <p>Nothing outside this room is clever, and this room is not exported.
 */
package gradbook.engine.kernel;
