package gradbook.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTest {
    /** Central difference in float64, h = 1e-6: truncation h² = 1e-12, rounding 1e-16/h = 1e-10. */
    static final double H = 1e-6;

    /** Six decimals: a thousand times the error of the difference, for results of a few hundreds. */
    static final double DIFFERENCE_TOLERANCE = 5e-7;

    record Case(String name, BinaryOperator<Value> f, double a, double b) {
        double at(double da, double db) {
            return f.apply(new Value(a + da), new Value(b + db)).data;
        }

        @Override
        public String toString() {
            return name + " at (" + a + ", " + b + ")";
        }
    }

    /** Points keep clear of kinks (relu at 0) and of the ends of domains (log and negative powers at 0). */
    static Stream<Case> cases() {
        return Stream.of(
                of("add", Value::add, 2, -3),
                of("add constant", x -> x.add(3), 2),
                of("add to itself", x -> x.add(x), 2),
                of("sub", Value::sub, 2, -3),
                of("sub constant", x -> x.sub(3), 2),
                of("mul", Value::mul, 2, -3),
                of("mul by constant", x -> x.mul(3), 2),
                of("mul by itself", x -> x.mul(x), -3),
                of("div", Value::div, 2, -3),
                of("div by constant", x -> x.div(3), 2),
                of("neg", Value::neg, 2),
                of("pow0", x -> x.pow(0), 2),
                of("pow0 at 0", x -> x.pow(0), 0),
                of("pow1 at 0", x -> x.pow(1), 0),
                of("pow2", x -> x.pow(2), -3),
                of("pow3", x -> x.pow(3), -3),
                of("pow0.5", x -> x.pow(0.5), 2),
                of("pow-1", x -> x.pow(-1), -3),
                of("exp", Value::exp, -1.5),
                of("exp", Value::exp, 3),
                of("log", Value::log, 0.25),
                of("log", Value::log, 7),
                of("tanh", Value::tanh, -0.8),
                of("tanh", Value::tanh, 3),
                of("sigmoid", Value::sigmoid, -2),
                of("sigmoid", Value::sigmoid, 0.5),
                of("relu below", Value::relu, -0.5),
                of("relu above", Value::relu, 0.5),
                of("sum", (a, b) -> Value.sum(List.of(a, b, a.mul(b), a)), 2, -3),
                of("composite", ValueTest::composite, 0.7, -1.3));
    }

    private static Case of(String name, BinaryOperator<Value> f, double a, double b) {
        return new Case(name, f, a, b);
    }

    /** A function of one argument: the second, 0, must stay without a gradient. */
    private static Case of(String name, UnaryOperator<Value> f, double a) {
        return new Case(name, (x, unused) -> f.apply(x), a, 0);
    }

    private static Value composite(Value a, Value b) {
        Value c = a.mul(b).tanh().add(b.exp());
        Value d = c.pow(2).add(1).log().sub(a.div(c));
        return d.sigmoid().mul(c.relu().add(a)).neg();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithCentralDifferences(Case row) {
        Value a = new Value(row.a);
        Value b = new Value(row.b);
        row.f.apply(a, b).backward();
        assertEquals((row.at(H, 0) - row.at(-H, 0)) / (2 * H), a.grad, DIFFERENCE_TOLERANCE, "by the first argument");
        assertEquals((row.at(0, H) - row.at(0, -H)) / (2 * H), b.grad, DIFFERENCE_TOLERANCE, "by the second argument");
    }

    /** {@code test_sanity_check} of micrograd. */
    @Test
    void microgradsFirstExpression() {
        Value x = new Value(-4);
        Value z = x.mul(2).add(2).add(x);
        Value q = z.relu().add(z.mul(x));
        Value h = z.mul(z).relu();
        Value y = h.add(q).add(q.mul(x));
        y.backward();
        assertEquals(-20, y.data);
        assertEquals(46, x.grad);
    }

    /** {@code test_more_ops} of micrograd. */
    @Test
    void microgradsSecondExpression() {
        Value a = new Value(-4);
        Value b = new Value(2);
        Value c = a.add(b);
        Value d = a.mul(b).add(b.pow(3));
        c = c.add(c.add(1));
        c = c.add(new Value(1).add(c).sub(a));
        d = d.add(d.mul(2).add(b.add(a).relu()));
        d = d.add(d.mul(3).add(b.sub(a).relu()));
        Value e = c.sub(d);
        Value f = e.pow(2);
        Value g = f.div(2).add(new Value(10).div(f));
        g.backward();
        assertEquals(24.70408163265306, g.data);
        assertEquals(138.83381924198252, a.grad);
        assertEquals(645.5772594752186, b.grad);
    }

    @Test
    void aDiamondIsVisitedOnce() {
        Value x = new Value(3);
        Value left = x.exp();
        Value right = x.tanh();
        Value y = left.mul(right);
        List<Value> graph = y.graph();
        assertEquals(4, graph.size());
        assertEquals(4, new HashSet<>(graph).size());
        assertEquals(y, graph.get(0));
        assertEquals(x, graph.get(3));
        assertEquals(graph, y.graph(), "a walk leaves no trace");
    }

    /** 2²⁰⁰ paths lead to x; a walk along paths, and not along values, would not return. */
    @Test
    void aTowerOfDiamondsIsVisitedOnce() {
        Value x = new Value(1);
        Value y = x;
        for (int i = 0; i < 200; i++) {
            y = y.add(y);
        }
        y.backward();
        assertEquals(0x1p200, x.grad);
        assertEquals(201, y.graph().size());
    }

    @Test
    void aValueUsedTwiceReceivesBothContributions() {
        Value a = new Value(3);
        Value b = a.add(a);
        b.backward();
        assertEquals(2, a.grad);

        Value x = new Value(3);
        x.mul(2).add(x.pow(2)).backward();
        assertEquals(2 + 2 * 3, x.grad);
    }

    @Test
    void aChainOf200000OperationsDoesNotOverflow() {
        Value x = new Value(0.5);
        Value y = x;
        for (int i = 0; i < 200_000; i++) {
            y = y.neg();
        }
        y.backward();
        assertEquals(0.5, y.data);
        assertEquals(1, x.grad);
    }

    @Test
    void aSecondBackwardAfterZeroingDoesNotAddUp() {
        Value x = new Value(3);
        Value y = x.mul(x).exp().log();
        y.backward();
        double first = x.grad;
        y.zeroGrad();
        y.backward();
        assertEquals(first, x.grad);
        assertEquals(6, first, 1e-14);
    }

    @Test
    void gradientsOfTwoResultsAddUp() {
        Value x = new Value(3);
        x.mul(2).backward();
        x.pow(2).backward();
        assertEquals(2 + 6, x.grad);
    }

    @Test
    void theKinkOfReluHasGradientZero() {
        Value x = new Value(0);
        x.relu().backward();
        assertEquals(0, x.grad);
    }
}
