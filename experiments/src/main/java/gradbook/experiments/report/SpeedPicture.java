package gradbook.experiments.report;

import gradbook.experiments.dataset.LabelledImages;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How many times as fast as PyTorch, by workload and JDK. */
record SpeedPicture(List<PerformanceComparison.Row> rows) implements Picture {
    private static final int DRAWING = 1;
    private static final int WIDTH = 880;
    private static final int HEIGHT = 400;
    private static final List<Color> COLORS = List.of(Palette.BLUE, Palette.SKY_BLUE, Palette.ORANGE);

    @Override
    public String file() {
        return "ratios.png";
    }

    @Override
    public String alternative() {
        return "Bars for each workload and JDK: how many times as fast as PyTorch, and a line at 1";
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
        styler.setLegendLayout(LegendLayout.Horizontal);
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
        for (int i = 0; i < jdks.size(); i++) {
            String jdk = jdks.get(i);
            List<Double> ratios = new ArrayList<>();
            workloads.forEach(workload -> ratios.add(ratio(workload, jdk).orElse(0.0)));
            CategorySeries bars = chart.addSeries("JDK " + jdk, workloads, ratios);
            bars.setFillColor(COLORS.get(i % COLORS.size()));
        }
        CategorySeries one = chart.addSeries("PyTorch", workloads, Collections.nCopies(workloads.size(), 1.0));
        one.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line);
        one.setMarker(SeriesMarkers.NONE);
        one.setLineColor(Palette.VERMILION);
        return Canvas.paint(WIDTH, HEIGHT, graphics -> chart.paint(graphics, WIDTH, HEIGHT));
    }

    private Optional<Double> ratio(String workload, String jdk) {
        return rows.stream()
                .filter(row -> row.workload().equals(workload) && row.jdk().equals(jdk))
                .map(PerformanceComparison.Row::ratio)
                .findFirst();
    }
}
