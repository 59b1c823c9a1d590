/** ONNX's tensors as the engine's arrays, and back. */
package gradbook.interop.onnx.tensor;
