/**
 * Networks that the chapters train, apart from how they are trained: each is a factory from a key to a module that maps images
 * [n, 1, 28, 28] to logits [n, 10].
 *
 * <pre>{@code
 * Module model = LeNet.create(RandomKey.of(42), DType.FLOAT32);
 * Tensor logits = model.forward(x, Mode.EVAL);
 * }</pre>
 */
package gradbook.experiments.model;
