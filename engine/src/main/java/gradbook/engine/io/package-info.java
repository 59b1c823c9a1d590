/**
 * Weights on their way in and out: safetensors files, which Python's tools read and write too, and the digest by which a
 * run's weights are pinned. A file is written whole or not at all. A file that is read is believed in nothing: what is wrong
 * with it, or does not fit the model, is one sentence in a {@link gradbook.engine.io.WeightsException}, and no parameter has
 * changed.
 *
 * <pre>{@code
 * Weights.save(model, Path.of("mnist.safetensors"));              // torch: load_state_dict(load_file("mnist.safetensors"))
 * Weights.load(model, Path.of("mnist.safetensors"));              // all of it, or an exception with a list
 * Misfit left = Weights.loadWhatFits(other, Path.of("mnist.safetensors"));
 *
 * SafeTensors file = SafeTensors.read(Path.of("bert.safetensors"));
 * NdArray table = file.tensors().get("embedding.weight");         // float32, float64 or int32
 * String sha256 = WeightsDigest.sha256(model.namedParameters());  // names, types, shapes and bits
 * }</pre>
 */
package gradbook.engine.io;
