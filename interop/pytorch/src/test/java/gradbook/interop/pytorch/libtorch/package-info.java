/**
 * libtorch behind one door: a {@link gradbook.interop.pytorch.libtorch.TorchScript} is a function written in PyTorch's own
 * language, compiled and run by libtorch through DJL, from arrays of ours to arrays of ours.
 *
 * <pre>{@code
 * try (TorchScript gelu = TorchScript.compile(List.of("x"), "return [torch.gelu(x)]")) {
 *     NdArray y = gelu.run(List.of(x)).get(0);
 * }
 * }</pre>
 */
package gradbook.interop.pytorch.libtorch;
