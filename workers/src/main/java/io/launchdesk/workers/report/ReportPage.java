package io.launchdesk.workers.report;

import io.launchdesk.core.kpi.Period;
import io.launchdesk.store.report.ReportRun;
import io.launchdesk.workers.engine.PublicAddress;
import io.launchdesk.workers.report.ReportFigure.Point;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes a report as a mail and as a document, from one template, and as text. */
@Component
class ReportPage {
  private static final int LEAST_SPANS = 2;
  private static final String HTML = "report";
  private static final String TEXT = "report.txt";

  private final TemplateEngine templates = new TemplateEngine();
  private final Map<String, ReportWords> words = new ConcurrentHashMap<>();
  private final PublicAddress address;

  ReportPage(PublicAddress address) {
    this.address = address;
    ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
    files.setTemplateMode(TemplateMode.HTML);
    files.setCharacterEncoding("UTF-8");
    files.setPrefix("report/");
    files.setSuffix(".html");
    files.setResolvablePatterns(Set.of(HTML));
    ClassLoaderTemplateResolver texts = new ClassLoaderTemplateResolver();
    texts.setTemplateMode(TemplateMode.TEXT);
    texts.setCharacterEncoding("UTF-8");
    texts.setPrefix("report/");
    texts.setResolvablePatterns(Set.of(TEXT));
    templates.setTemplateResolvers(Set.of(files, texts));
  }

  /**
   * @param mail HTML for mail programs
   * @param text the mail as plain text
   * @param document XHTML for the PDF
   */
  record Written(String subject, String mail, String text, String document) {}

  /** A figure in words. */
  record Told(
      String name,
      String definition,
      String value,
      String n,
      String target,
      String met,
      String change,
      String before,
      String picture,
      String pictureText) {}

  Written write(ReportRun run, Period period, List<ReportFigure> figures) {
    ReportWords said = words.computeIfAbsent(run.language(), ReportWords::new);
    Map<String, String> days = new LinkedHashMap<>();
    days.put("name", run.name());
    days.put("from", said.day(period.from()));
    days.put("to", said.day(period.to()));
    days.put("beforeFrom", said.day(period.before().from()));
    days.put("beforeTo", said.day(period.before().to()));
    Context context = new Context(Locale.forLanguageTag(run.language()));
    context.setVariable("language", run.language());
    context.setVariable("direction", said.rightToLeft() ? "rtl" : "ltr");
    context.setVariable("side", said.rightToLeft() ? "right" : "left");
    context.setVariable("title", run.name());
    context.setVariable("span", said.say("span", days));
    context.setVariable("compared", said.say("compared", days));
    context.setVariable("filters", filters(run, said));
    context.setVariable("link", address.of(link(run)));
    context.setVariable("linkText", said.say("open", Map.of()));
    context.setVariable("footer", said.say("footer", Map.of()));
    context.setVariable("fonts", fonts(run.language()));
    context.setVariable(
        "figures", figures.stream().map(figure -> told(figure, period, said)).toList());
    context.setVariable("paper", false);
    String mail = templates.process(HTML, context);
    String text = templates.process(TEXT, context);
    context.setVariable("paper", true);
    return new Written(said.say("subject", days), mail, text, templates.process(HTML, context));
  }

  private static Told told(ReportFigure figure, Period period, ReportWords said) {
    String unit = figure.kpi().unit();
    String id = figure.kpi().id();
    Boolean met = figure.met();
    return new Told(
        said.client("kpi." + id + ".name"),
        said.client("kpi." + id + ".definition"),
        value(figure.value(), unit, said),
        said.say("n", Map.of("n", said.number(figure.n()))),
        figure.target() == null
            ? null
            : said.say(
                "target." + figure.kpi().direction().name().toLowerCase(Locale.ROOT),
                Map.of("value", said.figure(figure.target().doubleValue(), unit))),
        met == null ? null : said.client(met ? "figure.met" : "figure.missed"),
        change(figure, unit, said),
        said.say(
            "before",
            Map.of(
                "value", value(figure.before(), unit, said), "n", said.number(figure.nBefore()))),
        picture(figure, period, said),
        said.say("picture", Map.of("name", said.client("kpi." + id + ".name"))));
  }

  private static String value(Double value, String unit, ReportWords said) {
    return value == null ? said.client("figure.tooLittle") : said.figure(value, unit);
  }

  private static String change(ReportFigure figure, String unit, ReportWords said) {
    String became = said.client("became." + figure.became());
    if (figure.difference() == null) {
      return became;
    }
    return became
        + " "
        + said.say(
            "interval",
            Map.of(
                "value", said.moved(figure.difference().value(), unit),
                "low", said.moved(figure.difference().low(), unit),
                "high", said.moved(figure.difference().high(), unit)));
  }

  private static String picture(ReportFigure figure, Period period, ReportWords said) {
    List<Point> trend = figure.trend();
    if (trend.stream().map(Point::value).filter(Objects::nonNull).count() < LEAST_SPANS) {
      return null;
    }
    byte[] png =
        ReportCharts.trend(
            trend.stream().map(point -> said.shortDay(point.at(), period.zone())).toList(),
            trend.stream().map(Point::value).toList(),
            said,
            figure.kpi().unit());
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  private static String filters(ReportRun run, ReportWords said) {
    return run.filters().isEmpty()
        ? said.say("all", Map.of())
        : said.say("only", Map.of("filters", String.join(" · ", run.filters().values())));
  }

  private static String link(ReportRun run) {
    StringBuilder path = new StringBuilder("/dashboard?from=" + run.from() + "&to=" + run.to());
    run.filters()
        .forEach(
            (name, value) ->
                path.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return path.toString();
  }

  private static String fonts(String language) {
    return ReportFonts.of(language).stream()
        .map(font -> "'" + font.family() + "'")
        .distinct()
        .reduce((one, other) -> one + ", " + other)
        .orElseThrow();
  }
}
