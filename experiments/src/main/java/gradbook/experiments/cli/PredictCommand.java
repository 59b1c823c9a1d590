package gradbook.experiments.cli;

import gradbook.experiments.dataset.DataCache;
import gradbook.experiments.dataset.DownloadBar;
import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.export.GreyImage;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.run.Datasets;
import gradbook.interop.onnx.ImageClassifier;
import gradbook.interop.onnx.OnnxModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradbook predict}. */
@Command(
        name = "predict",
        description = {
            "Ask an exported classifier, in ONNX Runtime, what is in a picture.",
            "A run leaves one as classifier.onnx; `gradbook export ID --format classifier` takes it elsewhere."
        })
final class PredictCommand implements Callable<Integer> {
    private static final int SIDE = 28;
    private static final int BAR = 40;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL.onnx", description = "A classifier that takes bytes.")
    private Path model;

    @Parameters(index = "1..*", paramLabel = "IMAGE", description = "PNG or JPEG of any size; it is made grey.")
    private List<Path> images = List.of();

    @Option(
            names = "--mnist-index",
            paramLabel = "N",
            description = "A test image of MNIST, from 0 on, in place of a file.")
    private Integer index;

    @Option(
            names = "--like-mnist",
            description =
                    "Turn dark on light into light on dark, cut the drawing out, and scale and centre it as MNIST was made.")
    private boolean likeMnist;

    @Override
    public Integer call() {
        if (images.isEmpty() == (index == null)) {
            throw new ParameterException(spec.commandLine(), "predict: name an image, or say --mnist-index, not both");
        }
        if (index != null && likeMnist) {
            throw new ParameterException(
                    spec.commandLine(), "predict: --like-mnist is for pictures; an image of MNIST is like MNIST");
        }
        try (OnnxModel loaded = load()) {
            if (index != null) {
                LabelledImages test = mnist();
                print(loaded, "MNIST's test image " + index + ", a " + test.labels()[index], pixels(test));
            }
            for (Path image : images) {
                GreyImage grey = GreyImage.read(image);
                GreyImage fitting = likeMnist ? grey.likeMnist(image.toString()) : grey.scaled(SIDE, SIDE);
                print(loaded, image.toString(), fitting.pixels());
            }
        }
        return 0;
    }

    private OnnxModel load() {
        OnnxModel loaded;
        try {
            loaded = OnnxModel.of(Files.readAllBytes(model), 1);
        } catch (IOException e) {
            throw new Failure("cannot read " + model + ": " + Reason.of(e), e);
        } catch (IllegalArgumentException refused) {
            throw new Failure(
                    model + " cannot be asked: " + refused.getMessage() + "; take a run's classifier.onnx", refused);
        }
        if (!loaded.isClassifierOf(SIDE, SIDE)) {
            List<String> found = loaded.inputs();
            loaded.close();
            throw new Failure(model + " takes " + found + ", expected a classifier that takes ["
                    + ImageClassifier.PIXELS + "] of " + SIDE + " x " + SIDE + "; take a run's classifier.onnx");
        }
        return loaded;
    }

    private LabelledImages mnist() {
        try (DownloadBar download = DownloadBar.onStandardError()) {
            DataCache cache = DataCache.fromEnvironment(System.getenv(), System.getProperties());
            LabelledImages test = new Datasets(cache, Optional.empty(), download)
                    .images(Mnist.SET)
                    .test();
            if (index < 0 || index >= test.count()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "predict: --mnist-index must be from 0 to " + (test.count() - 1) + ", found " + index);
            }
            return test;
        }
    }

    private byte[] pixels(LabelledImages test) {
        int each = test.rows() * test.columns();
        return Arrays.copyOfRange(test.pixels(), index * each, (index + 1) * each);
    }

    private void print(OnnxModel loaded, String what, byte[] pixels) {
        OnnxModel.Answer answer = loaded.classify(pixels, 1, SIDE, SIDE);
        List<String> known = loaded.classNames();
        List<String> names = IntStream.range(0, answer.probabilities().count())
                .mapToObj(i -> name(known, i))
                .toList();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        PrintWriter out = spec.commandLine().getOut();
        out.println(what + ": class " + names.get(answer.labels()[0]));
        for (int i = 0; i < names.size(); i++) {
            double probability = answer.probabilities().at(i);
            String name = names.get(i) + " ".repeat(width - names.get(i).length());
            String bar = "#".repeat((int) Math.round(BAR * probability));
            out.println(String.format(Locale.ROOT, "  %s %6.2f %%  %s", name, 100 * probability, bar)
                    .stripTrailing());
        }
        out.flush();
    }

    private static String name(List<String> names, int label) {
        return label < names.size() ? names.get(label) : Integer.toString(label);
    }
}
