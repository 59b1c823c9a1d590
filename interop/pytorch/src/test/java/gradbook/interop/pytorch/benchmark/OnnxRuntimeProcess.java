package gradbook.interop.pytorch.benchmark;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;

/** The process that infers in ONNX Runtime. */
final class OnnxRuntimeProcess {
    private OnnxRuntimeProcess() {}

    /** Takes the name of a trial. */
    public static void main(String[] arguments) throws IOException {
        Runnable work =
                Workloads.named(arguments[0]).onnxRuntime().orElseThrow().get();
        Serving.serve("ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion(), work);
    }
}
