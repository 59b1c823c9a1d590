package gradbook.engine.cases;

import static gradbook.engine.cases.Inputs.indices;
import static gradbook.engine.cases.Inputs.real;
import static gradbook.engine.cases.OpCase.derived;
import static gradbook.engine.cases.OpCase.of;

import gradbook.engine.array.DType;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.op.Concatenate;
import gradbook.engine.op.Expand;
import gradbook.engine.op.Flip;
import gradbook.engine.op.Gather;
import gradbook.engine.op.IndexSelect;
import gradbook.engine.op.OneHot;
import gradbook.engine.op.Pad;
import gradbook.engine.op.Permute;
import gradbook.engine.op.Reshape;
import gradbook.engine.op.ScatterAdd;
import gradbook.engine.op.Slice;
import gradbook.engine.op.Triangle;
import java.util.List;

/** Movement (math.md §5). */
final class MovementCases {
    static final List<OpCase> ALL = List.of(
            of("reshape", new Reshape(Shape.of(6, 2)), real(3, 4)),
            of("reshape-to-scalar", new Reshape(Shape.SCALAR), real(1, 1)),
            of("permute", new Permute(List.of(1, 0)), real(3, 5)),
            of("permute-cycle", new Permute(List.of(2, 0, 1)), real(2, 3, 4)),
            of("slice-rows", new Slice(0, 1, 4, 1), real(5, 3)),
            of("slice-every-third-column", new Slice(1, 1, 8, 3), real(2, 9)),
            of("slice-nothing", new Slice(0, 2, 2, 1), real(3, 2)),
            of("gather-column", new Gather(1), real(4, 5), indices(Shape.of(4, 1), 0, 4, 2, 2)),
            of("gather-rows-twice", new Gather(0), real(3, 2), indices(Shape.of(4, 2), 0, 2, 2, 2, 1, 0, 0, 2)),
            derived("transpose", "transpose", x -> x[0].transpose(), real(3, 5)),
            of("concatenate-rows", new Concatenate(0, 3), real(2, 3), real(0, 3), real(1, 3)),
            of("concatenate-columns", new Concatenate(1, 2), real(3, 2), real(3, 5)),
            of("concatenate-one", new Concatenate(2, 1), real(2, 1, 7)),
            of("expand-row", new Expand(Shape.of(4, 5)), real(5)),
            of("expand-middle", new Expand(Shape.of(2, 3, 4, 5)), real(3, 1, 5)),
            of("expand-scalar", new Expand(Shape.of(2, 3)), real()),
            of("expand-to-nothing", new Expand(Shape.of(0, 3)), real(1, 3)),
            of("flip-last", new Flip(List.of(1)), real(3, 7)),
            of("flip-two", new Flip(List.of(0, 2)), real(2, 3, 5)),
            of("flip-none", new Flip(List.of()), real(3)),
            of("pad", new Pad(List.of(1, 0), List.of(0, 3), -0.5), real(2, 3)),
            of("pad-scalar", new Pad(List.of(), List.of(), 1), real()),
            of("pad-empty", new Pad(List.of(2), List.of(1), 0), real(0)),
            of("triangle-lower", new Triangle(false, 0), real(4, 4)),
            of("triangle-upper-wide", new Triangle(true, 2), real(2, 3, 7)),
            of("triangle-lower-nothing", new Triangle(false, -5), real(3, 4)),
            of("index-select-rows", new IndexSelect(0), real(5, 3), indices(Shape.of(4), 4, 0, 4, 2)),
            of("index-select-last", new IndexSelect(2), real(2, 1, 7), indices(Shape.of(2, 2), 6, 6, 0, 3)),
            of("index-select-nothing", new IndexSelect(0), real(3, 2), indices(Shape.of(0))),
            of("scatter-add", new ScatterAdd(0), real(3, 4), indices(Shape.of(2, 3), 0, 2, 2, 0, 1, 2), real(2, 3)),
            of(
                    "scatter-add-last",
                    new ScatterAdd(1),
                    real(2, 3),
                    indices(Shape.of(2, 5), 0, 0, 2, 1, 0, 1, 1, 2, 2, 0),
                    real(2, 5)),
            of("one-hot", new OneHot(4, DType.FLOAT64), indices(Shape.of(2, 3), 0, 3, 1, 1, 2, 0)),
            derived("concatenate", "concatenate", x -> Tensor.concatenate(-1, x[0], x[1]), real(2, 3), real(2, 1)),
            derived("stack", "stack", x -> Tensor.stack(1, x[0], x[1], x[2]), real(2, 3), real(2, 3), real(2, 3)),
            derived("stack-last", "stack", x -> Tensor.stack(-1, x[0], x[1]), real(5), real(5)),
            derived("split", "split", x -> x[0].split(1, 1, 4, 2).get(1), real(3, 7)),
            derived("chunk", "chunk", x -> x[0].chunk(0, 3).get(2), real(6, 2)),
            derived("reshape-inferred", "reshape", x -> x[0].reshape(2, -1), real(4, 3)),
            derived("flatten", "flatten", x -> x[0].flatten(1), real(2, 3, 5)),
            derived("squeeze", "squeeze", x -> x[0].squeeze(), real(1, 3, 1, 2)),
            derived("squeeze-one", "squeeze", x -> x[0].squeeze(-2), real(1, 3, 1, 2)),
            derived("unsqueeze", "unsqueeze", x -> x[0].unsqueeze(-1), real(3, 2)),
            derived("transpose-two-axes", "transpose", x -> x[0].transpose(0, -1), real(2, 3, 4)),
            derived("slice-from-the-end", "slice", x -> x[0].slice(-1, -3, -1), real(2, 7)),
            derived("pad-tensor", "pad", x -> x[0].pad(new int[] {0, 1}, new int[] {1, 0}, 0), real(2, 3)),
            derived("expand-tensor", "expand", x -> x[0].expand(3, 2), real(3, 1)),
            derived("flip-tensor", "flip", x -> x[0].flip(-1), real(2, 5)),
            derived("tril", "tril", x -> x[0].tril(-1), real(5, 5)),
            derived("triu", "triu", x -> x[0].triu(1), real(3, 5)),
            derived(
                    "embedding",
                    "embedding",
                    x -> x[0].embedding(x[1]),
                    real(5, 4),
                    indices(Shape.of(2, 3), 0, 4, 4, 1, 0, 2)));

    private MovementCases() {}
}
