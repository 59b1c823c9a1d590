package gradbook.interop.pytorch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.golden.Difference;
import gradbook.engine.io.SafeTensors;
import gradbook.engine.io.Weights;
import gradbook.engine.nn.Initializer;
import gradbook.engine.nn.Mode;
import gradbook.engine.random.RandomKey;
import gradbook.experiments.model.Gpt;
import gradbook.experiments.shakespeare.Playwright;
import gradbook.interop.pytorch.libtorch.TorchScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weights as PyTorch names and shapes them, in a file that PyTorch's users write, make our GPT the network that they make in PyTorch:
 *
 * <pre>{@code
 * self.wte, self.wpe = nn.Embedding(65, 32), nn.Parameter(torch.empty(24, 32))
 * self.block0 = nn.TransformerEncoderLayer(32, 4, 128, 0, F.gelu, batch_first=True, norm_first=True)
 * ...
 * self.norm, self.head = nn.LayerNorm(32), nn.Linear(32, 65, bias=False)
 * }</pre>
 */
class StateDictTest {
    /** Of the largest logit: a few thousand times float64's rounding, for four blocks of sums in another order. */
    private static final double TOLERANCE = 1e-10;

    private static final int VOCABULARY = Playwright.CHARACTERS.size();
    private static final int CONTEXT = 24;
    private static final int WIDTH = 32;
    private static final int HEADS = 4;
    private static final int BLOCKS = 4;

    @Test
    void theLogitsOfAPrompt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("gpt.safetensors");
        Map<String, NdArray> weights = stateDict();
        SafeTensors.of(weights).write(file);
        Gpt gpt = Gpt.create(VOCABULARY, CONTEXT, WIDTH, HEADS, BLOCKS, RandomKey.of(0), DType.FLOAT64);
        Weights.load(gpt, file);

        int[] tokens = Playwright.CHARACTERS.encode("Shall I compare thee");
        NdArray prompt = NdArray.of(Shape.of(1, tokens.length), tokens);
        NdArray ours = gpt.forward(Tensor.constant(prompt), Mode.EVAL).value();
        Difference difference = Difference.of("logits", inPyTorch(weights, prompt), ours);
        assertTrue(difference.relative() <= TOLERANCE, difference::toString);
    }

    /** {@code model.state_dict()}, each weight with numbers of its own, normalizations' too. */
    private static Map<String, NdArray> stateDict() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("wpe", Shape.of(CONTEXT, WIDTH));
        shapes.put("wte.weight", Shape.of(VOCABULARY, WIDTH));
        for (int i = 0; i < BLOCKS; i++) {
            String block = "block" + i + ".";
            shapes.put(block + "self_attn.in_proj_weight", Shape.of(3 * WIDTH, WIDTH));
            shapes.put(block + "self_attn.in_proj_bias", Shape.of(3 * WIDTH));
            shapes.put(block + "self_attn.out_proj.weight", Shape.of(WIDTH, WIDTH));
            shapes.put(block + "self_attn.out_proj.bias", Shape.of(WIDTH));
            shapes.put(block + "linear1.weight", Shape.of(4 * WIDTH, WIDTH));
            shapes.put(block + "linear1.bias", Shape.of(4 * WIDTH));
            shapes.put(block + "linear2.weight", Shape.of(WIDTH, 4 * WIDTH));
            shapes.put(block + "linear2.bias", Shape.of(WIDTH));
            shapes.put(block + "norm1.weight", Shape.of(WIDTH));
            shapes.put(block + "norm1.bias", Shape.of(WIDTH));
            shapes.put(block + "norm2.weight", Shape.of(WIDTH));
            shapes.put(block + "norm2.bias", Shape.of(WIDTH));
        }
        shapes.put("norm.weight", Shape.of(WIDTH));
        shapes.put("norm.bias", Shape.of(WIDTH));
        shapes.put("head.weight", Shape.of(VOCABULARY, WIDTH));
        Map<String, NdArray> weights = new LinkedHashMap<>();
        RandomKey key = RandomKey.of(42);
        shapes.forEach((name, shape) ->
                weights.put(name, Initializer.normal(0, 0.3).draw(shape, DType.FLOAT64, key.fold(name))));
        return weights;
    }

    /** Block by block the kernel that nn.TransformerEncoderLayer runs in evaluation. */
    private static NdArray inPyTorch(Map<String, NdArray> weights, NdArray prompt) {
        StringBuilder body = new StringBuilder("""
                t = torch.size(prompt, 1)
                later = torch.triu(torch.ones([t, t]), 1) > 0
                h = torch.embedding(wte_weight, prompt) + torch.slice(wpe, 0, 0, t, 1)
                """);
        for (int i = 0; i < BLOCKS; i++) {
            body.append("""
                    h = torch._transformer_encoder_layer_fwd(h, 32, 4, Bself_attn_in_proj_weight, Bself_attn_in_proj_bias, \
                    Bself_attn_out_proj_weight, Bself_attn_out_proj_bias, True, True, 1e-5, Bnorm1_weight, Bnorm1_bias, \
                    Bnorm2_weight, Bnorm2_bias, Blinear1_weight, Blinear1_bias, Blinear2_weight, Blinear2_bias, later, 0)
                    """.replace("B", "block" + i + "_"));
        }
        body.append("return [torch.linear(torch.layer_norm(h, [32], norm_weight, norm_bias), head_weight)]\n");
        List<String> names = new ArrayList<>();
        weights.keySet().forEach(name -> names.add(name.replace('.', '_')));
        names.add("prompt");
        List<NdArray> arguments = new ArrayList<>(weights.values());
        arguments.add(prompt);
        try (TorchScript script = TorchScript.compile(names, body.toString())) {
            return script.run(arguments).get(0);
        }
    }
}
