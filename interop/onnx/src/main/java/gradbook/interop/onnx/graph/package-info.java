/**
 * What a function of tensors did, for any size of its inputs ({@link gradbook.interop.onnx.graph.Trace}), and the ONNX graph that grows from
 * it ({@link gradbook.interop.onnx.graph.Graph}). Knows no operator.
 */
package gradbook.interop.onnx.graph;
