package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One training run here and in PyTorch: the two loss curves, and below them how far they are apart. */
record TrajectoryPicture(PyTorchComparison.Curves curves) implements Picture {
    private static final int DRAWING = 2;
    private static final int WIDTH = 880;
    private static final int UPPER = 320;
    private static final int LOWER = 300;

    /** The lower picture's axis, in powers of ten; a difference of 0, which has no logarithm, is drawn at its foot. */
    private static final double FOOT = -18;

    /** Room for the labels of both y axes, so that the steps stand below each other. */
    private static final int LABELS = 90;

    @Override
    public String file() {
        return curves.name() + ".png";
    }

    @Override
    public String alternative() {
        return "The loss of " + curves.name()
                + " over 300 steps, here and in PyTorch, and the difference between the two";
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, curves);
    }

    private record Data(int drawing, PyTorchComparison.Curves curves) {}

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        XYChart losses = chart(UPPER, "", "cross-entropy (nats)");
        // The wide line below the narrow one shows at both of its sides.
        line(losses, "PyTorch, float32", values(curves.torch32()), Palette.ORANGE, 5);
        line(losses, "from scratch, float32", values(curves.ours32()), Palette.BLUE, 1.5f);
        losses.getStyler().setYAxisMin(0.0);
        XYChart apart = chart(LOWER, "training step", "apart (nats), logarithmic");
        line(apart, "float32", powers(curves.torch32(), curves.ours32()), Palette.VERMILION, 1.5f);
        line(apart, "float64", powers(curves.torch64(), curves.ours64()), Palette.BLACK, 1.5f);
        apart.getStyler().setYAxisMin(FOOT);
        apart.getStyler().setYAxisMax(0.0);
        apart.getStyler().setyAxisTickLabelsFormattingFunction(power -> power == 0 ? "1" : "1e" + Math.round(power));
        return Canvas.paint(WIDTH, UPPER + LOWER, graphics -> {
            Charts.paint(graphics, losses, 0, 0, WIDTH, UPPER);
            Charts.paint(graphics, apart, 0, UPPER, WIDTH, LOWER);
        });
    }

    private XYChart chart(int height, String xTitle, String yTitle) {
        XYChart chart = Charts.overSteps(curves.ours32().size(), WIDTH, height, xTitle, yTitle);
        chart.getStyler().setYAxisLeftWidthHint(LABELS);
        return chart;
    }

    private static void line(XYChart chart, String name, double[] y, Color color, float width) {
        double[] steps = IntStream.range(0, y.length).asDoubleStream().toArray();
        Charts.line(
                chart.addSeries(name, Charts.uneven(steps), Charts.firstTwice(y)), color, width, SeriesMarkers.NONE);
    }

    private static double[] values(List<Double> losses) {
        return losses.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] powers(List<Double> a, List<Double> b) {
        return IntStream.range(0, a.size())
                .mapToDouble(i -> Math.max(FOOT, Math.log10(Math.abs(a.get(i) - b.get(i)))))
                .toArray();
    }
}
