package gradbook.interop.pytorch.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import gradbook.engine.array.NdArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A function of tensors, written in TorchScript and compiled by libtorch. It may use every operator of PyTorch under its Python
 * name, control flow, and {@code gradients(y, xs, dy)}, which is {@code torch.autograd.grad} with zeros where y does not depend on x.
 */
public final class TorchScript implements AutoCloseable {
    private final NDManager manager;
    private final PtSymbolBlock module;

    private TorchScript(NDManager manager, PtSymbolBlock module) {
        this.manager = manager;
        this.module = module;
    }

    /**
     * Compiles a function.
     *
     * @param tensors names of its arguments
     * @param body its statements; the last one returns a list of tensors
     * @throws ai.djl.engine.EngineException if libtorch does not accept it; the message marks the place
     */
    public static TorchScript compile(List<String> tensors, String body) {
        NDManager manager = Libtorch.manager();
        try {
            Path file = Files.createTempFile("gradbook", ".pt");
            try {
                Files.write(file, TorchArchive.of(source(tensors, body)));
                String[] none = {};
                return new TorchScript(
                        manager, JniUtils.loadModule((PtNDManager) manager, file, false, none, none, false));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(List<String> tensors, String body) {
        StringBuilder source = new StringBuilder("""
                class M(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def gradients(self: __torch__.M, y: Tensor, xs: List[Tensor], dy: Tensor) -> List[Tensor]:
                    found = torch.grad([y], xs, annotate(List[Optional[Tensor]], [dy]), True, False, True)
                    result = annotate(List[Tensor], [])
                    for i in range(torch.len(xs)):
                      dx = found[i]
                      if dx is None:
                        torch.append(result, torch.zeros_like(xs[i]))
                      else:
                        torch.append(result, dx)
                    return result
                  def leaf(self: __torch__.M, x: Tensor) -> Tensor:
                    return torch.requires_grad_(torch.clone(torch.detach(x)), True)
                """);
        source.append("  def forward(self: __torch__.M");
        tensors.forEach(name -> source.append(", ").append(name).append(": Tensor"));
        source.append(") -> List[Tensor]:\n");
        body.lines().forEach(line -> source.append("    ").append(line).append('\n'));
        return source.toString();
    }

    /**
     * What libtorch computes.
     *
     * @param x in the order of the arguments; integers arrive there as int64
     * @return the results; integers and truth values as int32
     */
    public List<NdArray> run(List<NdArray> x) {
        try (NDManager own = manager.newSubManager()) {
            NDList arguments = new NDList();
            x.forEach(array -> arguments.add(Handover.toTorch(array, own)));
            return run(arguments);
        }
    }

    private List<NdArray> run(NDList arguments) {
        JniUtils.setGradMode(true); // of this thread; DJL turns it off
        JniUtils.setGraphExecutorOptimize(false); // operator by operator, as eager PyTorch runs
        try (NDManager own = manager.newSubManager()) {
            NDList found = IValueUtils.forward(module, arguments, true);
            found.attach(own);
            List<NdArray> results = new ArrayList<>();
            for (NDArray array : found) {
                results.add(Handover.fromTorch(array));
            }
            return results;
        }
    }

    /** This function with arguments that stay in libtorch from one run to the next, and that it may write to. */
    public Bound bind(List<NdArray> x) {
        NDList arguments = new NDList();
        x.forEach(array -> arguments.add(Handover.toTorch(array, manager)));
        return () -> run(arguments);
    }

    /** A function with its arguments. */
    @FunctionalInterface
    public interface Bound {
        /** Runs it. */
        List<NdArray> run();
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
