package gradbook.experiments.published;

import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.scalar.Value;
import java.util.List;

/** Expressions of single numbers and their gradients: micrograd's by {@link Value}, the notes' of CS231n by both engines. */
final class ScalarChecks {
    static final List<OperatorCheck> ALL = List.of(
            new OperatorCheck("micrograd-readme", ScalarChecks::readme),
            new OperatorCheck("micrograd-sanity", ScalarChecks::sanity),
            new OperatorCheck("micrograd-more", ScalarChecks::moreOperators),
            new OperatorCheck("micrograd-manual", ScalarChecks::manual),
            new OperatorCheck("micrograd-neuron", ScalarChecks::tanhNeuron),
            new OperatorCheck("cs231n-sum-product", ScalarChecks::sumTimes),
            new OperatorCheck("cs231n-product", ScalarChecks::product),
            new OperatorCheck("cs231n-gates", ScalarChecks::gates),
            new OperatorCheck("cs231n-neuron", ScalarChecks::sigmoidCircuit));

    private ScalarChecks() {}

    /** {@code g(a, b)} of micrograd's README, whose test calls it "more ops". */
    private static Value readme(Value a, Value b) {
        Value c = a.add(b);
        Value d = a.mul(b).add(b.pow(3));
        c = c.add(c.add(1));
        c = c.add(c.add(1).add(a.neg()));
        d = d.add(d.mul(2).add(b.add(a).relu()));
        d = d.add(d.mul(3).add(b.sub(a).relu()));
        Value f = c.sub(d).pow(2);
        Value g = f.div(2).add(new Value(10).div(f));
        g.backward();
        return g;
    }

    private static CheckFigures readme() {
        Value a = new Value(-4);
        Value b = new Value(2);
        return new CheckFigures()
                .with("g", readme(a, b).data)
                .with("dg/da", a.grad)
                .with("dg/db", b.grad);
    }

    private static CheckFigures moreOperators() {
        Value a = new Value(-4);
        Value b = new Value(2);
        readme(a, b);
        return new CheckFigures().with("dg/da", a.grad).with("dg/db", b.grad);
    }

    private static CheckFigures sanity() {
        Value x = new Value(-4);
        Value z = x.mul(2).add(2).add(x);
        Value q = z.relu().add(z.mul(x));
        Value y = z.mul(z).relu().add(q).add(q.mul(x));
        y.backward();
        return new CheckFigures().with("y", y.data).with("dy/dx", x.grad);
    }

    private static CheckFigures manual() {
        Value a = new Value(2);
        Value b = new Value(-3);
        Value c = new Value(10);
        Value f = new Value(-2);
        Value loss = a.mul(b).add(c).mul(f);
        loss.backward();
        CheckFigures figures = new CheckFigures()
                .with("L", loss.data)
                .with("dL/da", a.grad)
                .with("dL/db", b.grad)
                .with("dL/dc", c.grad)
                .with("dL/df", f.grad);
        for (Value leaf : List.of(a, b, c, f)) {
            leaf.data += 0.01 * leaf.grad;
        }
        return figures.with("L after", a.mul(b).add(c).mul(f).data);
    }

    private static CheckFigures tanhNeuron() {
        List<Value> x = Value.listOf(2, 0);
        List<Value> w = Value.listOf(-3, 1);
        Value b = new Value((float) 6.8813735870195432);
        Value o = x.get(0).mul(w.get(0)).add(x.get(1).mul(w.get(1))).add(b).tanh();
        o.backward();
        return new CheckFigures()
                .with("o", o.data)
                .with("do/dx2", x.get(1).grad)
                .with("do/dw2", w.get(1).grad)
                .with("do/dx1", x.get(0).grad)
                .with("do/dw1", w.get(0).grad);
    }

    private static CheckFigures sumTimes() {
        Tensor x = Given.leaf(-2);
        Tensor y = Given.leaf(5);
        Tensor z = Given.leaf(-4);
        Tensor q = x.add(y);
        Tensor f = q.mul(z);
        Gradients gradients = Backward.from(f);
        return new CheckFigures()
                .with("q = x + y", q)
                .with("f", f)
                .with("df/dx", gradients.of(x))
                .with("df/dy", gradients.of(y))
                .with("df/dz", gradients.of(z));
    }

    private static CheckFigures product() {
        Tensor x = Given.leaf(4);
        Tensor y = Given.leaf(-3);
        Tensor f = x.mul(y);
        Gradients gradients = Backward.from(f);
        return new CheckFigures().with("f", f).with("df/dx", gradients.of(x)).with("df/dy", gradients.of(y));
    }

    private static CheckFigures gates() {
        Tensor x = Given.leaf(3);
        Tensor y = Given.leaf(-4);
        Tensor z = Given.leaf(2);
        Tensor w = Given.leaf(-1);
        Tensor product = x.mul(y);
        Gradients gradients = Backward.from(product.add(z.maximum(w)).mul(2));
        return new CheckFigures()
                .with("x y", product)
                .with("df/dx", gradients.of(x))
                .with("df/dy", gradients.of(y))
                .with("df/dz", gradients.of(z))
                .with("df/dw", gradients.of(w));
    }

    private static CheckFigures sigmoidCircuit() {
        List<Value> w = Value.listOf(2, -3, -3);
        List<Value> x = Value.listOf(-1, -2);
        Value sum = w.get(0).mul(x.get(0)).add(w.get(1).mul(x.get(1))).add(w.get(2));
        Value power = sum.neg().exp();
        Value divisor = power.add(1);
        Value f = divisor.pow(-1);
        f.backward();
        return new CheckFigures()
                .with("sum", sum.data)
                .with("e^-sum", power.data)
                .with("1 + e^-sum", divisor.data)
                .with("f", f.data)
                .with("df/d(1 + e^-sum)", divisor.grad)
                .with("df/d(e^-sum)", power.grad)
                .with("df/dsum", sum.grad)
                .with("df/dw", gradients(w))
                .with("df/dx", gradients(x));
    }

    private static List<Double> gradients(List<Value> values) {
        return values.stream().map(value -> value.grad).toList();
    }
}
