package gradbook.engine.autograd;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.kernel.Reduction;
import gradbook.engine.op.Add;
import gradbook.engine.op.Call;
import gradbook.engine.op.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reverse accumulation. The graph is visited iteratively, each tensor once, after everything that uses it; contributions to
 * a tensor are added in that order. Only gradients that somebody needs are computed; an intermediate one is dropped once used.
 *
 * <p>Gradients are arrays, not tensors: second derivatives (PyTorch's {@code create_graph}) are not defined here.
 */
public final class Backward {
    private Backward() {}

    /** Told of gradients on their way, for those who look for the place where one went wrong. */
    @FunctionalInterface
    public interface Watch {
        /** The operator that gave {@code output} has handed {@code gradient} on to one of its inputs. */
        void handedOn(Tensor output, NdArray gradient);
    }

    /** Gradients of a scalar loss with respect to every leaf it depends on. */
    public static Gradients from(Tensor loss) {
        return from(loss, (output, gradient) -> {});
    }

    /** The same, under the eyes of {@code watch}. */
    public static Gradients from(Tensor loss, Watch watch) {
        if (loss.value().count() != 1) {
            throw new IllegalArgumentException("backward: expected a loss with one element, found shape " + loss.shape()
                    + "; reduce it by sum() or mean()");
        }
        return from(loss, NdArray.full(loss.shape(), loss.dtype(), 1), watch);
    }

    /** The vector-Jacobian product {@code dyᵀ ∂y/∂leaf} for every leaf that {@code y} depends on; dy has y's shape. */
    public static Gradients from(Tensor y, NdArray dy) {
        return from(y, dy, (output, gradient) -> {});
    }

    private static Gradients from(Tensor y, NdArray dy, Watch watch) {
        if (!y.requiresGradient()) {
            throw new IllegalArgumentException("backward: this tensor depends on no leaf that needs a gradient");
        }
        if (!dy.shape().equals(y.shape()) || dy.dtype() != y.dtype()) {
            throw new IllegalArgumentException("backward: expected a gradient of " + y.dtype() + " " + y.shape()
                    + ", found " + dy.dtype() + " " + dy.shape());
        }
        IdentityHashMap<Tensor, NdArray> pending = new IdentityHashMap<>();
        IdentityHashMap<Tensor, NdArray> leaves = new IdentityHashMap<>();
        pending.put(y, dy);
        List<Tensor> order = inputsFirst(y, Tensor::requiresGradient);
        for (int i = order.size() - 1; i >= 0; i--) {
            Tensor tensor = order.get(i);
            NdArray gradient = pending.remove(tensor);
            if (tensor.op().isEmpty()) {
                leaves.put(tensor, gradient);
            } else {
                spread(tensor, tensor.op().get(), gradient, pending, watch);
            }
        }
        return new Gradients(leaves);
    }

    private static void spread(
            Tensor tensor, Op op, NdArray dy, IdentityHashMap<Tensor, NdArray> pending, Watch watch) {
        List<Tensor> inputs = tensor.inputs();
        NdArray[] x = new NdArray[inputs.size()];
        boolean[] needed = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = inputs.get(i).value();
            needed[i] = op.differentiable(i) && inputs.get(i).requiresGradient();
        }
        NdArray[] dx = op.vjp(new Call(op, x, tensor.output(), needed), dy);
        for (int i = 0; i < x.length; i++) {
            if (needed[i]) {
                watch.handedOn(tensor, dx[i]);
                pending.merge(inputs.get(i), unbroadcast(dx[i], x[i].shape()), (a, b) -> new Add().value(a, b));
            }
        }
    }

    /** The one place where broadcasting is undone: a value used many times receives the sum of its uses' gradients. */
    private static NdArray unbroadcast(NdArray dx, Shape shape) {
        if (dx.shape().equals(shape)) {
            return dx;
        }
        int rank = dx.shape().rank();
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            if (shape.aligned(axis, rank) != dx.shape().size(axis)) {
                axes.add(axis);
            }
        }
        return Reduction.sum(dx, axes, true).reshape(shape);
    }

    /** {@code root} and every tensor it depends on through tensors that are {@code wanted}, each once and after its inputs. */
    public static List<Tensor> inputsFirst(Tensor root, Predicate<Tensor> wanted) {
        List<Tensor> order = new ArrayList<>();
        Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Visit> path = new ArrayDeque<>();
        seen.add(root);
        path.push(new Visit(root));
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            if (visit.next == visit.tensor.inputs().size()) {
                order.add(path.pop().tensor);
                continue;
            }
            Tensor input = visit.tensor.inputs().get(visit.next++);
            if (wanted.test(input) && seen.add(input)) {
                path.push(new Visit(input));
            }
        }
        return order;
    }

    private static final class Visit {
        private final Tensor tensor;
        private int next;

        Visit(Tensor tensor) {
            this.tensor = tensor;
        }
    }
}
