package gradbook.experiments.sequence;

import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.array.StepMemory;
import gradbook.engine.autograd.NoGrad;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.KeyValueCache;
import gradbook.engine.nn.Mode;
import gradbook.experiments.model.Gpt;
import java.util.List;

/** Keeps what a GPT has worked out of the text so far, and works out what is new alone: the bits of {@link Rereader}, sooner. */
public final class CachedReader implements Reader {
    private final Gpt network;
    private final List<KeyValueCache> caches;
    private final Window window;
    private final Mode mode = Mode.inference();
    private final StepMemory memory = new StepMemory();

    /** Reads with a network that nobody trains any more. */
    public CachedReader(Gpt network) {
        this.network = network;
        this.caches = network.caches();
        this.window = new Window(network.context());
    }

    @Override
    public NdArray read(int... tokens) {
        boolean slid = window.add(tokens);
        if (slid) {
            caches.forEach(KeyValueCache::clear);
        }
        int[] fresh = slid ? window.tokens() : tokens;
        Tensor x = Tensor.constant(NdArray.of(Shape.of(1, fresh.length), fresh));
        NdArray[] last = new NdArray[1];
        memory.step(() -> last[0] =
                Rereader.row(NoGrad.of(() -> network.forward(x, caches, mode)).value(), fresh.length - 1));
        return last[0];
    }

    @Override
    public boolean hasSlid() {
        return window.hasSlid();
    }
}
