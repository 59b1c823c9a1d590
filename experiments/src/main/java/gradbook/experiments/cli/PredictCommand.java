package gradbook.experiments.cli;

import gradbook.experiments.dataset.DataCache;
import gradbook.experiments.dataset.DownloadBar;
import gradbook.experiments.dataset.ImageSet;
import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.dataset.Mnist;
import gradbook.experiments.export.GreyImage;
import gradbook.experiments.io.Failure;
import gradbook.experiments.io.Reason;
import gradbook.experiments.run.Datasets;
import gradbook.interop.onnx.LoadedClassifier;
import gradbook.interop.onnx.LoadedModel;
import gradbook.interop.onnx.OnnxModel;
import gradbook.interop.onnx.reader.EngineModel;
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
            "Ask an exported classifier, in ONNX Runtime or in the engine, what is in a picture.",
            "A run leaves one as classifier.onnx; `gradbook export ID --format classifier` takes it elsewhere."
        })
final class PredictCommand implements Callable<Integer> {
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

    @Option(names = "--engine", description = "Run the model by the engine's own operators, not in ONNX Runtime.")
    private boolean engine;

    @Override
    public Integer call() {
        if (images.isEmpty() == (index == null)) {
            throw new ParameterException(spec.commandLine(), "predict: name an image, or say --mnist-index, not both");
        }
        if (index != null && likeMnist) {
            throw new ParameterException(
                    spec.commandLine(), "predict: --like-mnist is for pictures; an image of MNIST is like MNIST");
        }
        try (LoadedModel loaded = load()) {
            LoadedClassifier classifier = classifier(loaded);
            if (index != null) {
                LabelledImages test = mnist();
                print(classifier, "MNIST's test image " + index + ", a " + test.labels()[index], pixels(test));
            }
            for (Path image : images) {
                GreyImage grey = GreyImage.read(image);
                GreyImage fitting = likeMnist
                        ? grey.likeMnist(image.toString())
                        : grey.scaled(classifier.rows(), classifier.columns());
                print(classifier, image.toString(), fitting.pixels());
            }
        }
        return 0;
    }

    private LoadedModel load() {
        try {
            byte[] file = Files.readAllBytes(model);
            return engine ? EngineModel.of(file) : OnnxModel.of(file, 1);
        } catch (IOException e) {
            throw new Failure("cannot read " + model + ": " + Reason.of(e), e);
        } catch (IllegalArgumentException refused) {
            throw cannotBeAsked(refused);
        }
    }

    /** The model as a classifier of images as large as those that it is asked of. */
    private LoadedClassifier classifier(LoadedModel loaded) {
        LoadedClassifier classifier;
        try {
            classifier = LoadedClassifier.of(loaded);
        } catch (IllegalArgumentException refused) {
            throw cannotBeAsked(refused);
        }
        boolean fits = classifier.rows() == ImageSet.SIDE && classifier.columns() == ImageSet.SIDE;
        if (!fits && (likeMnist || index != null)) {
            throw new Failure(model + " takes images of " + classifier.rows() + " x " + classifier.columns()
                    + ", expected " + ImageSet.SIDE + " x " + ImageSet.SIDE
                    + " for images of MNIST; take a classifier of such, or name a picture without "
                    + "--like-mnist");
        }
        return classifier;
    }

    private Failure cannotBeAsked(IllegalArgumentException refused) {
        return new Failure(
                model + " cannot be asked: " + refused.getMessage() + "; take a run's classifier.onnx", refused);
    }

    private LoadedClassifier.Answer ask(LoadedClassifier loaded, byte[] pixels) {
        try {
            return loaded.classify(pixels);
        } catch (IllegalArgumentException refused) {
            throw cannotBeAsked(refused);
        }
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

    private void print(LoadedClassifier loaded, String what, byte[] pixels) {
        LoadedClassifier.Answer answer = ask(loaded, pixels);
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
