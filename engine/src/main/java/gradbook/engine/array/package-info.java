/**
 * Dense, row-major values of a {@link gradbook.engine.array.Shape} and a {@link gradbook.engine.array.DType}: what every
 * other room computes with. An array knows nothing of derivatives.
 *
 * <pre>{@code
 * NdArray a = NdArray.of(Shape.of(2, 3), 1f, 2f, 3f, 4f, 5f, 6f);   // float32
 * NdArray b = NdArray.of(Shape.of(3), 0.1, 0.2, 0.3);               // float64
 * NdArray labels = NdArray.of(Shape.of(2), 7, 1);                   // int32
 * Shape shape = Shape.broadcast("add", a.shape(), b.shape());       // [2, 3]
 * NdArray row = a.reshape(Shape.of(1, 6));                          // the same storage
 * }</pre>
 */
package gradbook.engine.array;
