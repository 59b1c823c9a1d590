package gradbook.interop.pytorch.benchmark;

import gradbook.engine.runtime.Workers;
import java.util.Arrays;

/** Runs both sides of each workload in alternation and prints the medians with their spread. */
public final class Benchmark {
    private static final int THREADS = 2;
    private static final int PAUSE = 500;

    private Benchmark() {}

    /** Takes the number of repetitions, and names of workloads if not all are meant. */
    public static void main(String[] arguments) {
        int repetitions = Integer.parseInt(arguments[0]);
        for (Workload workload : Workloads.ALL) {
            if (arguments.length == 1 || Arrays.asList(arguments).contains(workload.name())) {
                Workers.with(THREADS, () -> {
                    compare(workload, repetitions);
                    return null;
                });
            }
        }
    }

    private static void compare(Workload workload, int repetitions) {
        Workload.Side ours = workload.ours();
        Workload.Side theirs = workload.theirs();
        double[] our = new double[repetitions];
        double[] their = new double[repetitions];
        double[] losses = new double[2];
        for (int i = -1; i < repetitions; i++) { // the first warms up
            double a = time(ours, losses, 0) / workload.steps();
            double b = time(theirs, losses, 1) / workload.steps();
            if (i >= 0) {
                our[i] = a;
                their[i] = b;
            }
        }
        Arrays.sort(our);
        Arrays.sort(their);
        double mine = our[repetitions / 2];
        double peer = their[repetitions / 2];
        System.out.printf(
                "%s ours %.3f ms a step (%.3f to %.3f), %.0f GFLOP/s; PyTorch %.3f (%.3f to %.3f), %.0f; ratio %.2f; losses %.4f %.4f%n",
                workload.name(),
                1e3 * mine,
                1e3 * our[0],
                1e3 * our[repetitions - 1],
                2e-9 * workload.multiplyAdds() / mine,
                1e3 * peer,
                1e3 * their[0],
                1e3 * their[repetitions - 1],
                2e-9 * workload.multiplyAdds() / peer,
                peer / mine,
                losses[0],
                losses[1]);
    }

    /** Threads of the other side spin for 0.2 s after their last work and would take a core away from this one. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static double time(Workload.Side side, double[] losses, int which) {
        pause();
        long started = System.nanoTime();
        losses[which] = side.run();
        return (System.nanoTime() - started) * 1e-9;
    }
}
