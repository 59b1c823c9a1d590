/**
 * Networks: modules with named parameters, losses and initializers, under PyTorch's names and shapes. A module is a function of a
 * tensor and a {@link gradbook.engine.nn.Mode}; it has parts, parameters, and buffers that move without a gradient.
 *
 * <pre>{@code
 * RandomKey key = RandomKey.of(42);
 * Module model = Sequential.named()
 *         .add("fc1", Linear.create(784, 128, Initializer.HE_NORMAL, key.fold("fc1")))
 *         .add("relu1", Activation.RELU)
 *         .add("fc2", Linear.create(128, 10, Initializer.HE_NORMAL, key.fold("fc2")))
 *         .build();
 * System.out.println(Summary.of(model, 64, 784));
 * Tensor loss = Loss.crossEntropy(model.forward(x, Mode.train(key.fold(step))), labels);
 * }</pre>
 */
package gradbook.engine.nn;
