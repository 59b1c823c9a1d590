/**
 * The whole idea on one page: small networks of single numbers, trained by the scalar engine. One of them replays a run
 * that somebody else published.
 *
 * <pre>{@code
 * Mlp model = Mlp.create(weight, Value::tanh, Value::tanh, 3, 4, 4, 1);
 * Value loss = model.forward(Value.listOf(2, 3, -1)).get(0).sub(1).pow(2);
 * loss.backward();
 * for (Value p : model.parameters()) {
 *     p.data -= 0.1 * p.grad;
 * }
 * }</pre>
 */
package gradbook.experiments.scalar;
