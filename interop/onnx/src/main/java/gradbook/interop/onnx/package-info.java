/**
 * ONNX: the door by which trained models leave the notebook.
 *
 * <p>{@code onnx.proto} is the part of the file format that this project needs, under ONNX's names and field numbers; its classes
 * ({@link gradbook.interop.onnx.proto}) are generated with each build. {@link gradbook.interop.onnx.OnnxTensors} turns their tensors
 * into the engine's arrays and back:
 *
 * <pre>{@code
 * TensorProto tensor = TensorProto.parseFrom(Files.readAllBytes(path));
 * NdArray array = OnnxTensors.read(tensor);                        // FLOAT [2, 3] as FLOAT32 [2, 3]
 * TensorProto weight = OnnxTensors.write("fc1.weight", array);
 * TensorProto sizes = OnnxTensors.writeInt64("sizes", NdArray.of(Shape.of(2), 1, 6));
 * }</pre>
 *
 * <p>The tests let ONNX judge the engine: the official cases of the standard's operators run through ours.
 *
 * <p>A model's recorded operators are walked and written as ONNX nodes; ONNX Runtime then proves the file. This room sees
 * the engine and nothing else of ours; operators do not know that it exists.
 */
package gradbook.interop.onnx;
