package io.launchdesk.workers.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;

/** Draws trends, twice as large as they are shown, so that they are sharp on paper. */
final class ReportCharts {
  static final int WIDTH = 640;
  static final int HEIGHT = 180;
  private static final int SCALE = 2;
  private static final int MOST_NAMES = 8;
  private static final Color BLUE = new Color(0x0f62fe);
  private static final Color GREY = new Color(0x525252);
  private static final Color LINE = new Color(0xe0e0e0);

  private static final Map<String, Font> FONTS = new ConcurrentHashMap<>();

  private ReportCharts() {}

  /**
   * The trend as bars; from right to left where people read so.
   *
   * @param names of the spans, each once
   * @param values null where there is none
   * @return PNG
   */
  static byte[] trend(List<String> names, List<Double> values, ReportWords words, String unit) {
    CategoryChart chart =
        new CategoryChartBuilder().width(WIDTH * SCALE).height(HEIGHT * SCALE).build();
    List<String> along = new ArrayList<>(names);
    List<Double> heights = new ArrayList<>(values);
    if (words.rightToLeft()) {
      Collections.reverse(along);
      Collections.reverse(heights);
    }
    chart.addSeries("trend", along, heights.stream().map(v -> v == null ? 0 : v).toList());
    style(chart, FONTS.computeIfAbsent(words.language(), ReportFonts::drawing), words, unit, along);
    BufferedImage picture =
        new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    chart.paint(pen, WIDTH * SCALE, HEIGHT * SCALE);
    pen.dispose();
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", png);
      return png.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void style(
      CategoryChart chart, Font font, ReportWords words, String unit, List<String> along) {
    CategoryStyler styler = chart.getStyler();
    Font small = font.deriveFont(11f * SCALE);
    styler.setLegendVisible(false);
    styler.setBaseFont(small);
    styler.setAxisTickLabelsFont(small);
    styler.setAxisTickLabelsColor(GREY);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridLinesColor(LINE);
    styler.setSeriesColors(new Color[] {BLUE});
    styler.setAvailableSpaceFill(0.7);
    styler.setYAxisMin(0.0);
    styler.setXAxisMaxLabelCount(MOST_NAMES);
    styler.setyAxisTickLabelsFormattingFunction(value -> words.figure(value, unit));
    if (words.rightToLeft()) {
      chart.getStyler().setYAxisGroupPosition(0, CategoryStyler.YAxisPosition.Right);
    }
  }
}
