/**
 * The whole idea of automatic differentiation on one page: a {@link gradbook.engine.scalar.Value} is a number that
 * remembers how it was computed, and one walk back over that memory gives the derivative of a result with respect to
 * everything it depends on. Neurons, layers and a multilayer perceptron follow in a few lines each. The room stands
 * alone: it needs nothing else of the engine, and whoever draws the weights is the caller's choice. The rest of the
 * engine does the same with arrays; start reading here.
 *
 * <pre>{@code
 * Mlp model = Mlp.create(() -> random.uniform(-1, 1), Value::tanh, Value::tanh, 3, 4, 4, 1);
 * for (int epoch = 0; epoch < 200; epoch++) {
 *     Value y = model.forward(Value.listOf(2, 3, -1)).get(0);
 *     Value loss = y.sub(1).pow(2);
 *     model.zeroGrad();
 *     loss.backward();
 *     model.parameters().forEach(p -> p.data -= 0.05 * p.grad);
 * }
 * }</pre>
 */
package gradbook.engine.scalar;
