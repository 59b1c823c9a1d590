package gradbook.interop.pytorch;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.golden.Subject;
import gradbook.interop.pytorch.program.Program;

/** The losses of one training run [steps], here and in libtorch, in both types. */
record LossCurves(NdArray theirs64, NdArray ours64, NdArray theirs32, NdArray ours32) {
    /** Trains four times. */
    static LossCurves of(Program program) {
        Subject subject = program.subject();
        return new LossCurves(
                program.run(DType.FLOAT64).get("loss"),
                subject.results(DType.FLOAT64).get("loss"),
                program.run(DType.FLOAT32).get("loss"),
                subject.results(DType.FLOAT32).get("loss"));
    }
}
