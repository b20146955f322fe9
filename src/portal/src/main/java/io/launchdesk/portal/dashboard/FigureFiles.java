package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.KpiCatalogue;
import io.launchdesk.portal.dashboard.Figures.Days;
import io.launchdesk.portal.dashboard.Figures.Figure;
import io.launchdesk.portal.dashboard.Figures.Point;
import io.launchdesk.portal.dashboard.Figures.Summary;
import io.launchdesk.portal.sheet.SheetWords;
import io.launchdesk.portal.sheet.SheetWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Figures as a file: of each one row for the period, one for the days before it, and one for each
 * span of the trend.
 */
@Component
class FigureFiles {
  /** Where the comma is the decimal sign, programs want semicolons between cells. */
  private static final Set<String> COMMA_IS_DECIMAL = Set.of("pl");

  private static final DateTimeFormatter BEGIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final List<String> HEADS =
      List.of(
          "dashboard.figures",
          "meaning.id",
          "parts.part",
          "meaning.unit",
          "dashboard.period",
          "dashboard.from",
          "dashboard.to",
          "parts.n",
          "trend.mean",
          "trend.half",
          "trend.most",
          "trend.target");

  private final SheetWords words;

  FigureFiles(SheetWords words) {
    this.words = words;
  }

  /**
   * @param language of the heads and names: BCP 47
   */
  byte[] write(Figures figures, String language, boolean xlsx) {
    List<String> heads = HEADS.stream().map(key -> words.key(language, key)).toList();
    List<List<Object>> rows =
        figures.items().stream()
            .flatMap(figure -> rows(figures, figure, language).stream())
            .toList();
    if (xlsx) {
      return SheetWriter.xlsx(heads, rows, words.key(language, "nav.dashboard"));
    }
    boolean comma = COMMA_IS_DECIMAL.contains(language);
    return SheetWriter.csv(
        heads.stream().map(head -> new SheetWriter.Column(head, List.of(), false)).toList(),
        rows.stream().map(row -> row.stream().map(cell -> text(cell, comma)).toList()).toList(),
        comma ? ';' : ',');
  }

  private List<List<Object>> rows(Figures figures, Figure figure, String language) {
    List<List<Object>> rows = new ArrayList<>();
    Object target = figure.target() == null ? null : figure.target().value();
    rows.add(whole(figure, language, "dashboard.period", figures.period(), figure.now(), target));
    rows.add(whole(figure, language, "sla.before", figures.before(), figure.before(), null));
    ZoneId zone = ZoneId.of(figures.period().timeZone());
    for (Point point : figure.trend()) {
      rows.add(
          row(
              figure,
              language,
              "grain." + figures.grain(),
              BEGIN.format(point.at().atZone(zone)),
              null,
              point.n(),
              point.mean(),
              point.p50(),
              point.p95(),
              null));
    }
    return rows;
  }

  private List<Object> whole(
      Figure figure, String language, String span, Days days, Summary summary, Object target) {
    return row(
        figure,
        language,
        span,
        days.from().toString(),
        days.to().toString(),
        summary.n(),
        summary.mean(),
        summary.p50(),
        summary.p95(),
        target);
  }

  /** The name stands first, so that people find it, then the id, which never changes. */
  private List<Object> row(Figure figure, String language, String span, Object... rest) {
    List<Object> row = new ArrayList<>();
    row.add(words.key(language, "kpi." + figure.kpi() + ".name"));
    row.add(figure.kpi());
    row.add(part(figure, language));
    row.add(words.key(language, "kpiUnit." + figure.unit()));
    row.add(words.key(language, span));
    row.addAll(Arrays.asList(rest));
    return row;
  }

  private String part(Figure figure, String language) {
    if (figure.part() == null || figure.part().isEmpty()) {
      return null;
    }
    String kind = KpiCatalogue.find(figure.kpi()).orElseThrow().part();
    String space =
        switch (kind) {
          case "stage" -> "stageName.";
          case "outcome" -> "status.";
          case null, default -> kind + ".";
        };
    String said = words.key(language, space + figure.part());
    return said.equals(space + figure.part()) ? figure.part() : said;
  }

  private static String text(Object cell, boolean comma) {
    return switch (cell) {
      case null -> "";
      case Number number when comma -> number.toString().replace('.', ',');
      case Object value -> value.toString();
    };
  }
}
