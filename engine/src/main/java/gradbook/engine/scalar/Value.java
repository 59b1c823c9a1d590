package gradbook.engine.scalar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A number that remembers the one or two numbers it was computed from, and its derivative with respect to each.
 *
 * <p>{@link #backward()} on a result {@code L} walks this memory from the result to its inputs by the chain rule: for
 * every {@code y = f(a, b)}, {@code dL/da += dL/dy ∂y/∂a} and {@code dL/db += dL/dy ∂y/∂b}. The sum matters: a number
 * used twice receives two contributions.
 *
 * <p>Special values follow IEEE 754: the logarithm of a negative number is NaN, and so is everything computed from it.
 * A graph of values belongs to one thread. The form is that of Andrej Karpathy's micrograd.
 */
public final class Value {
    /**
     * The number. A training step writes it, {@code p.data -= learningRate * p.grad}, and what was computed before keeps
     * the values and derivatives of its time.
     */
    public double data;

    /** {@code dL/dthis} of every result {@code L} that has run {@link #backward()} since this was last zero. */
    public double grad;

    private final Value left;
    private final double dLeft;
    private final Value right;
    private final double dRight;

    /** How many uses of this value a walk has still to pass; zero whenever no walk is under way. */
    private int uses;

    /** An input: a number computed from no other. */
    public Value(double data) {
        this(data, null, 0, null, 0);
    }

    private Value(double y, Value x, double dx) {
        this(y, x, dx, null, 0);
    }

    private Value(double y, Value left, double dLeft, Value right, double dRight) {
        this.data = y;
        this.left = left;
        this.dLeft = dLeft;
        this.right = right;
        this.dRight = dRight;
    }

    /** One input per number, in order. */
    public static List<Value> listOf(double... numbers) {
        return Arrays.stream(numbers).mapToObj(Value::new).toList();
    }

    /** {@code y = ((0 + x₀) + x₁) + …}; {@code ∂y/∂xᵢ = 1}. */
    public static Value sum(Iterable<Value> terms) {
        Value sum = new Value(0);
        for (Value term : terms) {
            sum = sum.add(term);
        }
        return sum;
    }

    /** {@code y = a + b}; {@code ∂y/∂a = 1}, {@code ∂y/∂b = 1}. */
    public Value add(Value b) {
        return new Value(data + b.data, this, 1, b, 1);
    }

    /** {@code y = a + b} for a constant {@code b}. */
    public Value add(double b) {
        return add(new Value(b));
    }

    /** {@code y = a b}; {@code ∂y/∂a = b}, {@code ∂y/∂b = a}. */
    public Value mul(Value b) {
        return new Value(data * b.data, this, b.data, b, data);
    }

    /** {@code y = a b} for a constant {@code b}. */
    public Value mul(double b) {
        return mul(new Value(b));
    }

    /** {@code y = xⁿ} for a constant {@code n}; {@code ∂y/∂x = n xⁿ⁻¹}, which is 0 everywhere for {@code n = 0}. */
    public Value pow(double n) {
        return new Value(StrictMath.pow(data, n), this, n == 0 ? 0 : n * StrictMath.pow(data, n - 1));
    }

    /** {@code y = -x}, as {@code x · (-1)}. */
    public Value neg() {
        return mul(-1);
    }

    /** {@code y = a - b}, as {@code a + (-b)}. */
    public Value sub(Value b) {
        return add(b.neg());
    }

    /** {@code y = a - b} for a constant {@code b}. */
    public Value sub(double b) {
        return add(-b);
    }

    /** {@code y = a / b}, as {@code a b⁻¹}: two roundings, one more than a division of plain numbers. */
    public Value div(Value b) {
        return mul(b.pow(-1));
    }

    /** {@code y = a / b} for a constant {@code b}. */
    public Value div(double b) {
        return div(new Value(b));
    }

    /** {@code y = eˣ}; {@code ∂y/∂x = y}. */
    public Value exp() {
        double y = StrictMath.exp(data);
        return new Value(y, this, y);
    }

    /** {@code y = ln x}; {@code ∂y/∂x = 1/x}. */
    public Value log() {
        return new Value(StrictMath.log(data), this, 1 / data);
    }

    /** {@code y = tanh x}; {@code ∂y/∂x = 1 - y²}. */
    public Value tanh() {
        double y = StrictMath.tanh(data);
        return new Value(y, this, 1 - y * y);
    }

    /** {@code y = 1 / (1 + e⁻ˣ)}; {@code ∂y/∂x = y (1 - y)}. */
    public Value sigmoid() {
        double y = 1 / (1 + StrictMath.exp(-data));
        return new Value(y, this, y * (1 - y));
    }

    /** {@code y = max(x, 0)}; {@code ∂y/∂x = 1} where {@code x > 0}, else 0 (also at the kink). */
    public Value relu() {
        return new Value(data < 0 ? 0 : data, this, data > 0 ? 1 : 0);
    }

    /**
     * Adds {@code dL/dv} to the gradient of every {@code v} that this result {@code L} was computed from. Nothing is
     * cleared first: before a second call on the same values, clear with {@link #zeroGrad()}.
     */
    public void backward() {
        grad = 1;
        for (Value y : graph()) {
            if (y.left != null) {
                y.left.grad += y.dLeft * y.grad;
            }
            if (y.right != null) {
                y.right.grad += y.dRight * y.grad;
            }
        }
    }

    /** Sets to zero the gradient of this value and of every value it was computed from. */
    public void zeroGrad() {
        for (Value y : graph()) {
            y.grad = 0;
        }
    }

    /**
     * This value and every value it was computed from, each once, and each after all of its uses.
     *
     * <p>A value is listed when its last use has been, so the order is topological without recursion, and a chain of
     * any length fits (A. B. Kahn, Communications of the ACM 5, 1962).
     */
    public List<Value> graph() {
        countUses();
        List<Value> graph = new ArrayList<>();
        ArrayDeque<Value> ready = new ArrayDeque<>();
        ready.push(this);
        while (!ready.isEmpty()) {
            Value y = ready.pop();
            graph.add(y);
            if (y.left != null && --y.left.uses == 0) {
                ready.push(y.left);
            }
            if (y.right != null && --y.right.uses == 0) {
                ready.push(y.right);
            }
        }
        return graph;
    }

    private void countUses() {
        ArrayDeque<Value> found = new ArrayDeque<>();
        found.push(this);
        while (!found.isEmpty()) {
            Value y = found.pop();
            if (y.left != null && y.left.uses++ == 0) {
                found.push(y.left);
            }
            if (y.right != null && y.right.uses++ == 0) {
                found.push(y.right);
            }
        }
    }

    @Override
    public String toString() {
        return "Value(data=" + data + ", grad=" + grad + ")";
    }
}
