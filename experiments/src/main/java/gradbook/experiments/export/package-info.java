/**
 * Trained networks as files that other programs read: ONNX models, each proven against ONNX Runtime before it is kept, and weights.
 *
 * <pre>{@code
 * Models models = ModelExport.of(TrainedOnImages.classifier(network, Mnist.SET), datasets::images, "mnist-mlp@1", metadata);
 * models.writeTo(folder); // model.onnx, classifier.onnx, weights.safetensors
 * }</pre>
 *
 * <p>A GPT has a second model, whose keys and values go in and come out ({@link gradbook.interop.onnx.CachedModel}).
 */
package gradbook.experiments.export;
