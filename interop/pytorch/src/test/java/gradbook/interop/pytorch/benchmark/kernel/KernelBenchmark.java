package gradbook.interop.pytorch.benchmark.kernel;

import gradbook.engine.array.StepMemory;
import gradbook.engine.runtime.Workers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One kernel, called as often as makes a thousand million operations. */
@State(Scope.Benchmark)
public class KernelBenchmark {
    /** The name of a {@link KernelWork}; {@link Kernels} sets it. */
    @Param("")
    public String kernel;

    @Param({"1", "2"})
    public int threads;

    private final StepMemory memory = new StepMemory();
    private Runnable call;
    private int calls;

    @Setup
    public void prepare() {
        KernelWork work = KernelWork.named(kernel);
        call = work.prepared().get();
        calls = work.calls();
    }

    /** Its results lie in memory that is used again, so no compiler can leave them out. */
    @Benchmark
    public void calls() {
        Workers.with(threads, () -> {
            for (int i = 0; i < calls; i++) {
                memory.step(call);
            }
            return null;
        });
    }
}
