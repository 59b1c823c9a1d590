package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.io.Sha256;
import gradbook.experiments.run.Json;
import gradbook.experiments.run.Result;
import gradbook.experiments.run.RunRecord;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A picture of a part of a result. Two machines with other fonts draw it with other pixels, so it is known by the digest of
 * what it shows, not by its bytes.
 */
public sealed interface Picture
        permits LossCurvePicture,
                CurvesPicture,
                ConfusionMatrixPicture,
                WorstErrorsPicture,
                TrajectoryPicture,
                SpeedPicture,
                ScalingPicture,
                SoakPicture,
                DotsPicture,
                PlotPicture,
                FiltersPicture,
                AttentionPicture,
                PianoRollPicture {
    /** Its file in the report's folder. */
    String file();

    /** What it looks like to somebody who cannot see it. */
    String alternative();

    /** The version of its drawing and all that it shows, as values that can be written in JSON. */
    Object shown();

    /** Draws it; {@code testImages} are asked for only by a picture that shows some. */
    BufferedImage draw(Supplier<LabelledImages> testImages);

    /** SHA-256 of its file name, a line feed, and {@link #shown()} as this project writes JSON, in UTF-8. */
    default String dataSha256() {
        return Sha256.of((file() + "\n" + Json.write(shown())).getBytes(StandardCharsets.UTF_8));
    }

    /** The pictures that a record has the data for. */
    static List<Picture> of(RunRecord record) {
        Result result = record.result();
        List<Picture> pictures = new ArrayList<>();
        if (result.isOneTraining()) {
            pictures.add(LossCurvePicture.of(record));
        }
        if (!result.confusionMatrix().isEmpty()) {
            pictures.add(ConfusionMatrixPicture.of(result));
        }
        if (!result.worstErrors().isEmpty()) {
            pictures.add(WorstErrorsPicture.of(result));
        }
        result.plots().forEach(plot -> pictures.add(new PlotPicture(plot)));
        if (!result.filters().isEmpty()) {
            pictures.add(new FiltersPicture(result.filters()));
        }
        result.attention().forEach(attention -> pictures.add(new AttentionPicture(attention)));
        return List.copyOf(pictures);
    }

    /** Whether a picture of a run can have this file name. */
    static boolean isFile(String name) {
        return List.of(
                                LossCurvePicture.FILE,
                                ConfusionMatrixPicture.FILE,
                                WorstErrorsPicture.FILE,
                                FiltersPicture.FILE,
                                AttentionPicture.FILE)
                        .contains(name)
                || name.startsWith(PlotPicture.PREFIX);
    }
}
