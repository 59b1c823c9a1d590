/**
 * ONNX's official operator cases, run through the engine. Whoever publishes a standard says with examples what its words mean: models
 * of one operator, with inputs and the outputs that must come out. The engine's operators are PyTorch's; here they answer to
 * somebody else's definitions.
 *
 * <p>{@link gradbook.interop.onnx.official.Operators} is the table from ONNX's operators to the engine's, a line each, in files by
 * family. A mapping refuses what the engine cannot be asked; what is refused is listed in {@link
 * gradbook.interop.onnx.official.LeftOut}, and what the engine has no operator for in {@link
 * gradbook.interop.onnx.official.Outside}.
 *
 * <pre>{@code
 * unary("Exp", ROUNDED, Tensor::exp),
 * of("LeakyRelu", EXACT, call -> call.input(0).leakyRelu(call.attributes().number("alpha", 0.01))),
 * }</pre>
 */
package gradbook.interop.onnx.official;
