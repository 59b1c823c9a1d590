package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Memory over time. */
record SoakPicture(Soak soak) implements Picture {
    private static final int DRAWING = 1;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;

    @Override
    public String file() {
        return "soak.png";
    }

    @Override
    public String alternative() {
        return "Resident memory and heap of one process over the minutes that it trains, after each run";
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, soak);
    }

    private record Data(int drawing, Soak soak) {}

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        XYChart chart = Charts.lines(WIDTH, HEIGHT, "minutes", "megabytes");
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setYAxisMin(0.0);
        double[] minutes = values(Soak.Sample::minutes);
        Charts.line(
                chart.addSeries("resident memory of the process", minutes, values(Soak.Sample::residentMegabytes)),
                Palette.BLUE,
                2,
                SeriesMarkers.NONE);
        Charts.line(
                chart.addSeries("heap after it was collected", minutes, values(Soak.Sample::heapMegabytes)),
                Palette.ORANGE,
                2,
                SeriesMarkers.NONE);
        return Canvas.paint(WIDTH, HEIGHT, graphics -> Charts.paint(graphics, chart, 0, 0, WIDTH, HEIGHT));
    }

    private double[] values(ToDoubleFunction<Soak.Sample> of) {
        return soak.samples().stream().mapToDouble(of).toArray();
    }
}
