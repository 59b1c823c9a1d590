package gradbook.experiments.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.runtime.Workers;
import gradbook.experiments.checkpoint.CheckpointFolder;
import gradbook.experiments.checkpoint.Checkpoints;
import gradbook.experiments.checkpoint.Interruption;
import gradbook.experiments.checkpoint.Saved;
import gradbook.experiments.run.Progress;
import gradbook.experiments.run.Recorder;
import gradbook.experiments.run.Witness;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each kind of network, ended after a step and gone on with from the file: momentum, running statistics, augmentation, dropout. */
class ResumedTrainingTest {
    static final List<Network> NETWORKS = Network.ALL;

    private static final Length LENGTH = new Length(3, 3);
    private static final long SEED = 5;

    private final Interruption interruption = Interruption.watched();

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        interruption.close();
    }

    /** The first step, one in an epoch, the last of an epoch, the first of the next, the last of all. */
    @ParameterizedTest
    @FieldSource("NETWORKS")
    void atAnyStepItHasTheBitsOfOneThatWasNotEnded(Network network) {
        Recorder whole = new Recorder(Progress.NONE);
        TrainedBits expected = Training.run(network, LENGTH, SEED, whole);
        for (int end : new int[] {1, 2, 3, 4, 9}) {
            Path folder = home.resolve("checkpoints-" + end);
            Checkpoints ended = new EndedAfter(end, folder(folder, false));
            assertThrows(
                    Ended.class,
                    () -> Training.run(network, LENGTH, SEED, new Recorder(Progress.NONE, Witness.NONE, ended)));
            Counter counter = new Counter();
            Recorder rest = new Recorder(counter, Witness.NONE, folder(folder, true));
            int threads = 1 + end % 3;
            assertEquals(
                    expected,
                    Workers.with(threads, () -> Training.run(network, LENGTH, SEED, rest)),
                    "ended after step " + end);
            assertEquals(LENGTH.steps() - end, counter.steps, "steps that were not made before");
            assertEquals(whole.epochs(), rest.epochs());
            assertEquals(whole.trace(), rest.trace());
        }
    }

    private CheckpointFolder folder(Path folder, boolean resumes) {
        CheckpointFolder checkpoints =
                new CheckpointFolder(folder, Map.of(), new CheckpointFolder.Pace(1, 1e9), interruption, note -> {});
        checkpoints.start(resumes);
        return checkpoints;
    }

    private static final class Counter implements Progress {
        private int steps;

        @Override
        public void step(int samples, double loss) {
            steps++;
        }
    }

    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Writes checkpoints, and ends the training after one. */
    private record EndedAfter(int end, Checkpoints checkpoints) implements Checkpoints {
        @Override
        public Optional<Saved> resumed() {
            return checkpoints.resumed();
        }

        @Override
        public void stepped(int steps, Supplier<Optional<Saved>> state) {
            checkpoints.stepped(steps, state);
            if (steps == end) {
                throw new Ended();
            }
        }
    }
}
