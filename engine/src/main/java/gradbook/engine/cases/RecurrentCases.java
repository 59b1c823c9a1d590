package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.op.Lstm;
import java.util.List;

/** Sequences (math.md §9). */
final class RecurrentCases {
    static final List<OpCase> ALL = List.of(
            lstm("lstm", new Lstm(true, false), 3, 2, 4, 5),
            lstm("lstm-reverse", new Lstm(true, true), 3, 2, 5, 3),
            lstm("lstm-without-bias", new Lstm(false, false), 2, 3, 2, 1),
            lstm("lstm-one-step", new Lstm(false, true), 1, 2, 3, 19),
            lstm("lstm-empty-batch", new Lstm(true, false), 3, 0, 3, 2));

    private RecurrentCases() {}

    private static OpCase lstm(String name, Lstm op, int t, int n, int in, int hidden) {
        int gates = 4 * hidden;
        return op.bias()
                ? of(
                        name,
                        op,
                        real(t, n, in),
                        real(gates, in),
                        real(gates, hidden),
                        real(gates),
                        real(gates),
                        real(n, hidden),
                        real(n, hidden))
                : of(name, op, real(t, n, in), real(gates, in), real(gates, hidden), real(n, hidden), real(n, hidden));
    }
}
