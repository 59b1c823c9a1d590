/**
 * Convolutions: LeNet-5 and a small network of today on handwritten digits, and the same network on pictures of clothes.
 *
 * <pre>{@code
 * RunRecord record = runner.run(Cnn.MNIST_V1, Overrides.NONE);
 * }</pre>
 */
package gradbook.experiments.cnn;
