/**
 * Handwritten digits: fully connected networks on MNIST, from 1,000 images and from all of them.
 *
 * <pre>{@code
 * Module model = MnistMlp.model(128, RandomKey.of(42).fold("model"), DType.FLOAT32);
 * Dataset test = datasets.images(Mnist.SET).testDataset();
 * double accuracy = Classifier.evaluate(model, test, 10).accuracy();
 * }</pre>
 */
package gradbook.experiments.mnist;
