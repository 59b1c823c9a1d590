/** Layers that ONNX has as one node; the others are written operator by operator. */
package gradbook.interop.onnx.layer;
