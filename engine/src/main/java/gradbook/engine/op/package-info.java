/**
 * The operators: one record each, value and vector-Jacobian product side by side. An operator is pure: its attributes are
 * its components, everything else is an input, and what is random is an input too. It knows no tensors, no ONNX, no PyTorch.
 *
 * <pre>{@code
 * NdArray y = new Tanh().value(x);
 * Call call = Call.of(new Tanh(), x);              // remembers inputs and output
 * NdArray dx = call.op().vjp(call, dy)[0];         // dx = dy (1 - y²)
 * }</pre>
 *
 * <p>Only first derivatives are defined: a vector-Jacobian product returns values, not a graph, so it cannot be
 * differentiated again.
 */
package gradbook.engine.op;
