/**
 * Reverse-mode differentiation. A {@link gradbook.engine.autograd.Tensor} remembers the operator and the inputs it came from;
 * {@link gradbook.engine.autograd.Backward} walks that graph once, from the loss to the leaves, and returns the gradients.
 * There is no gradient field to forget to zero.
 *
 * <pre>{@code
 * Tensor w = Tensor.leaf(NdArray.of(Shape.of(2, 1), 0.5, -1.0));
 * Tensor x = Tensor.constant(NdArray.of(Shape.of(1, 2), 3.0, 4.0));
 * Tensor loss = x.matmul(w).tanh().sum();
 * Gradients gradients = Backward.from(loss);
 * NdArray dw = gradients.of(w);                  // [2, 1]
 * }</pre>
 */
package gradbook.engine.autograd;
