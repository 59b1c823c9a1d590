/**
 * ONNX: the door by which trained models leave the notebook, and come back.
 *
 * <p>{@code onnx.proto} is the part of the file format that this project needs, under ONNX's names and field numbers; its classes
 * ({@link gradbook.interop.onnx.proto}) are generated with each build. {@link gradbook.interop.onnx.tensor.OnnxTensors} turns their tensors
 * into the engine's arrays and back:
 *
 * <pre>{@code
 * TensorProto tensor = TensorProto.parseFrom(Files.readAllBytes(path));
 * NdArray array = OnnxTensors.read(tensor);                        // FLOAT [2, 3] as FLOAT32 [2, 3]
 * TensorProto weight = OnnxTensors.write("fc1.weight", array);
 * TensorProto sizes = OnnxTensors.writeInt64("sizes", NdArray.of(Shape.of(2), 1, 6));
 * }</pre>
 *
 * <p>A network runs, and what it did becomes a model ({@link gradbook.interop.onnx.OnnxExporter}), which ONNX Runtime then runs
 * ({@link gradbook.interop.onnx.OnnxModel}):
 *
 * <pre>{@code
 * Input images = Input.batch("images", DType.FLOAT32, Shape.of(1, 28, 28), "grey, scaled");
 * ModelProto model = OnnxExporter.export(network, images, new Description("lenet", "Reads digits.", "logits", "", Map.of()));
 * try (OnnxModel loaded = OnnxModel.of(model)) {
 *     NdArray logits = loaded.run(List.of(x));                     // x [n, 1, 28, 28], for any n
 * }
 * }</pre>
 *
 * <p>A decoder may be exported with the keys and values of what it has read as inputs and outputs ({@link gradbook.interop.onnx.CachedModel}).
 *
 * <p>{@link gradbook.interop.onnx.reader.EngineModel} runs such a file, or somebody else's, by the engine's own operators; there the tests let
 * ONNX judge the engine, too, by the official cases of the standard's operators. This room sees
 * the engine and nothing else of ours; operators do not know that it exists.
 */
package gradbook.interop.onnx;
