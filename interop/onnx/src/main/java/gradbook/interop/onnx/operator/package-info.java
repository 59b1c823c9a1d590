/**
 * The engine's operators as ONNX nodes, family by family; {@link gradbook.interop.onnx.operator.OnnxOps} has them all, and the list of
 * those that are left out.
 */
package gradbook.interop.onnx.operator;
