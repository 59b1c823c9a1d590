package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.op.Lstm;
import java.util.List;

/** Sequences (math.md §9). */
final class RecurrentCases {
    static final List<OpCase> ALL = List.of(
            of(
                    "lstm",
                    new Lstm(true, false),
                    real(3, 2, 4),
                    real(20, 4),
                    real(20, 5),
                    real(20),
                    real(20),
                    real(2, 5),
                    real(2, 5)),
            of(
                    "lstm-reverse",
                    new Lstm(true, true),
                    real(3, 2, 5),
                    real(12, 5),
                    real(12, 3),
                    real(12),
                    real(12),
                    real(2, 3),
                    real(2, 3)),
            of(
                    "lstm-without-bias",
                    new Lstm(false, false),
                    real(2, 3, 2),
                    real(4, 2),
                    real(4, 1),
                    real(3, 1),
                    real(3, 1)),
            of(
                    "lstm-one-step",
                    new Lstm(false, true),
                    real(1, 2, 3),
                    real(76, 3),
                    real(76, 19),
                    real(2, 19),
                    real(2, 19)),
            of(
                    "lstm-empty-batch",
                    new Lstm(true, false),
                    real(3, 0, 3),
                    real(8, 3),
                    real(8, 2),
                    real(8),
                    real(8),
                    real(0, 2),
                    real(0, 2)));

    private RecurrentCases() {}
}
