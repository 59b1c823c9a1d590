package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.run.EpochMeasures;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Several runs side by side: the losses after each epoch above, the accuracies below, each row on one scale. */
public record CurvesPicture(List<Panel> panels) implements Picture {
    /** Its file. */
    public static final String FILE = "curves.png";

    /** What it looks like. */
    public static final String ALTERNATIVE =
            "For each experiment the loss and the accuracy by epoch, on the training images and on the validation images";

    private static final int DRAWING = 4;
    private static final int WIDTH = 380;

    /** Points between two marks of the x axis, at least: room for two digits. */
    private static final int X_MARKS = 60;

    private static final int HEIGHT = 340;

    /** A run by its title and what was measured after each epoch. */
    public record Panel(String title, List<EpochMeasures> epochs) {}

    /** The runs of these reports. */
    public static CurvesPicture of(List<ReportFolder> reports) {
        return new CurvesPicture(reports.stream()
                .map(report -> new Panel(
                        report.experiment().id().toString(),
                        report.record().result().epochs()))
                .toList());
    }

    @Override
    public String file() {
        return FILE;
    }

    @Override
    public String alternative() {
        return ALTERNATIVE;
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, panels);
    }

    private record Data(int drawing, List<Panel> panels) {}

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        double highestLoss = highest(epoch -> Math.max(value(epoch, "trainLossAfter"), value(epoch, "validationLoss")));
        double highestError = highest(epoch -> 1 - value(epoch, "validationAccuracy"));
        return Canvas.paint(WIDTH * panels.size(), 2 * HEIGHT, graphics -> {
            for (int i = 0; i < panels.size(); i++) {
                Panel panel = panels.get(i);
                XYChart loss = chart(panel, "loss (nats)", "trainLossAfter", "validationLoss", 1);
                loss.setTitle(panel.title());
                loss.getStyler().setYAxisMin(0.0);
                loss.getStyler().setYAxisMax(highestLoss);
                Charts.paint(graphics, loss, i * WIDTH, 0, WIDTH, HEIGHT);
                XYChart accuracy = chart(panel, "accuracy (%)", "trainAccuracy", "validationAccuracy", 100);
                accuracy.getStyler().setYAxisMin(100 - 100 * highestError);
                accuracy.getStyler().setYAxisMax(100.0);
                Charts.paint(graphics, accuracy, i * WIDTH, HEIGHT, WIDTH, HEIGHT);
            }
        });
    }

    private double highest(ToDoubleFunction<EpochMeasures> figure) {
        return panels.stream()
                .flatMap(panel -> panel.epochs().stream())
                .mapToDouble(figure)
                .max()
                .orElseThrow();
    }

    private static double value(EpochMeasures epoch, String name) {
        return epoch.measures().value(name);
    }

    private static XYChart chart(Panel panel, String title, String train, String validation, double unit) {
        XYChart chart = Charts.lines(WIDTH, HEIGHT, "epoch", title);
        XYStyler styler = chart.getStyler();
        styler.setChartTitleFont(Canvas.bold(15));
        styler.setChartTitleBoxVisible(false);
        styler.setXAxisDecimalPattern("#,##0");
        styler.setXAxisTickMarkSpacingHint(X_MARKS);
        styler.setXAxisMin(0.0);
        line(chart, "training", panel, train, unit, Palette.BLUE);
        line(chart, "validation", panel, validation, unit, Palette.ORANGE);
        return chart;
    }

    private static void line(XYChart chart, String name, Panel panel, String measure, double unit, Color color) {
        double[] epochs =
                panel.epochs().stream().mapToDouble(EpochMeasures::epoch).toArray();
        double[] values = panel.epochs().stream()
                .mapToDouble(epoch -> unit * value(epoch, measure))
                .toArray();
        Charts.line(
                chart.addSeries(name, Charts.uneven(epochs), Charts.firstTwice(values)), color, 2, SeriesMarkers.NONE);
    }
}
