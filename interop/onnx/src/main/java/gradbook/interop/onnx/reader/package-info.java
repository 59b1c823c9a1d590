/**
 * The way back in: ONNX models run by the engine's operators.
 *
 * <p>{@link gradbook.interop.onnx.reader.Operators} is the table from ONNX's operators to the engine's, a line each, in files by
 * family. A mapping refuses what the engine cannot be asked.
 *
 * <pre>{@code
 * unary("Exp", Tensor::exp),
 * of("LeakyRelu", call -> call.input(0).leakyRelu(call.attributes().number("alpha", 0.01))),
 *
 * EngineModel model = EngineModel.of(Files.readAllBytes(file));
 * NdArray logits = model.run(List.of(images));
 * }</pre>
 *
 * <p>Files may come from anyone, and may be broken: sizes are checked before anything is allocated, and the memory of a run has an end
 * ({@link gradbook.engine.array.StepMemory}).
 */
package gradbook.interop.onnx.reader;
