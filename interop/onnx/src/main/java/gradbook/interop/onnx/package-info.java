/**
 * ONNX: the door by which trained models leave the notebook.
 *
 * <p>A model's recorded operators are walked and written as ONNX nodes; ONNX Runtime then proves the file. This room sees
 * the engine and nothing else of ours; operators do not know that it exists.
 */
package gradbook.interop.onnx;
