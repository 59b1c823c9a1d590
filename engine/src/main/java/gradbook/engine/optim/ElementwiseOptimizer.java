package gradbook.engine.optim;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.nn.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * What the optimizers share: the parameters, each once however often it was given; the schedule; the count of steps; and for
 * each parameter the arrays that the optimizer remembers, and how often it was updated.
 */
abstract class ElementwiseOptimizer implements Optimizer {
    private final String name;
    private final Schedule schedule;
    private final Memory memory;
    private final List<Slot> slots = new ArrayList<>();
    private long steps;

    /**
     * An optimizer whose arrays have the parameters' shapes and types.
     *
     * @param initial where the arrays start
     * @param arrays their names, PyTorch's
     */
    ElementwiseOptimizer(
            String name, List<Parameter> parameters, Schedule schedule, double initial, List<String> arrays) {
        this.name = name;
        this.schedule = schedule;
        this.memory = new Memory(name);
        for (Parameter parameter : parameters.stream().distinct().toList()) {
            String place = slots.size() + ".";
            NdArray updates = memory.add(place + "step", NdArray.zeros(Shape.SCALAR, DType.INT32));
            List<NdArray> remembered = new ArrayList<>();
            for (String array : arrays) {
                DType dtype = parameter.value().dtype();
                remembered.add(memory.add(place + array, NdArray.full(parameter.shape(), dtype, initial)));
            }
            slots.add(new Slot(parameter, updates, remembered));
        }
    }

    /**
     * Moves one parameter.
     *
     * @param w its value, updated in place
     * @param g its gradient
     * @param remembered its arrays in the order of their names, updated in place
     * @param t how many updates of this parameter this makes, from 1
     */
    abstract void update(NdArray w, NdArray g, List<NdArray> remembered, int t, double learningRate);

    @Override
    public final void step(Gradients gradients) {
        double rate = learningRate();
        for (Slot slot : slots) {
            if (gradients.contains(slot.parameter.tensor())) {
                NdArray gradient = gradients.of(slot.parameter.tensor());
                int t = ++slot.updates.ints()[0];
                update(slot.parameter.value(), gradient, slot.remembered, t, rate);
            }
        }
        steps++;
    }

    @Override
    public final double learningRate() {
        return schedule.at(steps);
    }

    @Override
    public final Snapshot snapshot() {
        return memory.snapshot(steps);
    }

    @Override
    public final void restore(Snapshot snapshot) {
        memory.check(snapshot);
        for (int i = 0; i < slots.size(); i++) {
            double updates = snapshot.arrays().get(i + ".step").item();
            if (updates < 0 || updates > snapshot.steps()) {
                throw new IllegalArgumentException(
                        name + ": expected " + i + ".step in 0.." + snapshot.steps() + ", found " + (long) updates);
            }
        }
        memory.restore(snapshot);
        steps = snapshot.steps();
    }

    private record Slot(Parameter parameter, NdArray updates, List<NdArray> remembered) {}
}
