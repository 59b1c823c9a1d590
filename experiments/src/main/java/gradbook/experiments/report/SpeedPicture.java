package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import gradbook.experiments.report.PerformanceComparison.Who;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How many times as fast as PyTorch, by workload, JDK and the way in which PyTorch is called. */
record SpeedPicture(List<PerformanceComparison.Row> rows) implements Picture {
    private static final int DRAWING = 3;
    private static final int WIDTH = 880;
    private static final int HEIGHT = 460;
    private static final List<Color> COLORS = List.of(
            Palette.BLUE, Palette.shade(Palette.BLUE, 0.45), Palette.ORANGE, Palette.shade(Palette.ORANGE, 0.45));

    private static final Map<Who, String> NAMES =
            Map.of(Who.PYTHON, ", against Python", Who.LIBTORCH, ", against libtorch");

    @Override
    public String file() {
        return "ratios.png";
    }

    @Override
    public String alternative() {
        return "Bars for each workload: how many times as fast as PyTorch from Python and as libtorch alone, on each JDK, and a line at 1";
    }

    @Override
    public Object shown() {
        return new Data(DRAWING, rows);
    }

    private record Data(int drawing, List<PerformanceComparison.Row> rows) {}

    @Override
    public BufferedImage draw(Supplier<LabelledImages> testImages) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .yAxisTitle("times as fast as PyTorch")
                .build();
        CategoryStyler styler = chart.getStyler();
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Vertical);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendFont(Canvas.plain(14));
        styler.setAxisTitleFont(Canvas.plain(15));
        styler.setAxisTickLabelsFont(Canvas.plain(14));
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotGridLinesColor(Palette.GRID);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setLocale(Locale.ROOT);
        styler.setYAxisMin(0.0);
        styler.setAvailableSpaceFill(0.8);
        List<String> workloads = rows.stream()
                .map(PerformanceComparison.Row::workload)
                .distinct()
                .toList();
        List<String> jdks = rows.stream()
                .map(PerformanceComparison.Row::jdk)
                .distinct()
                .sorted()
                .toList();
        int series = 0;
        for (Who who : List.of(Who.PYTHON, Who.LIBTORCH)) {
            for (String jdk : jdks) {
                List<Double> ratios = new ArrayList<>();
                workloads.forEach(workload -> ratios.add(ratio(workload, jdk, who)));
                CategorySeries bars = chart.addSeries("JDK " + jdk + NAMES.get(who), workloads, ratios);
                bars.setFillColor(COLORS.get(series++ % COLORS.size()));
            }
        }
        CategorySeries one =
                chart.addSeries("as fast as PyTorch", workloads, Collections.nCopies(workloads.size(), 1.0));
        one.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line);
        one.setMarker(SeriesMarkers.NONE);
        one.setLineColor(Palette.VERMILION);
        return Canvas.paint(WIDTH, HEIGHT, graphics -> chart.paint(graphics, WIDTH, HEIGHT));
    }

    /** 0, so no bar, where one of them took no part. */
    private double ratio(String workload, String jdk, Who who) {
        return rows.stream()
                .filter(row -> row.workload().equals(workload) && row.jdk().equals(jdk))
                .findFirst()
                .map(row -> row.ratio(who))
                .orElse(OptionalDouble.empty())
                .orElse(0);
    }
}
