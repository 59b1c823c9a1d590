package gradbook.interop.pytorch;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.interop.pytorch.program.Program;

/** The losses of one training run [steps], here and in libtorch, in both types. */
record LossCurves(NdArray theirs64, NdArray ours64, NdArray theirs32, NdArray ours32) {
    /** Trains four times. */
    static LossCurves of(Program program) {
        return of(program, program.subject().results(DType.FLOAT64).get("loss"));
    }

    /** Trains three times; ours in float64 is known. */
    static LossCurves of(Program program, NdArray ours64) {
        return new LossCurves(
                program.run(DType.FLOAT64).get("loss"),
                ours64,
                program.run(DType.FLOAT32).get("loss"),
                program.subject().results(DType.FLOAT32).get("loss"));
    }
}
