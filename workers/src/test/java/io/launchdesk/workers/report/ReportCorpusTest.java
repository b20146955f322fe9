package io.launchdesk.workers.report;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.Json;
import io.launchdesk.store.TextCorpus;
import io.launchdesk.workers.WorkersTestBase;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.unbescape.html.HtmlEscape;

/**
 * Names that people gave stand in reports as they are, also when they mean something to machines.
 */
class ReportCorpusTest extends WorkersTestBase {
  private static final Set<Integer> NO_PICTURE =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.UNASSIGNED,
          (int) Character.PRIVATE_USE,
          (int) Character.SURROGATE);

  @Test
  void shouldSayWhatWasWritten() throws Exception {
    // given a report on everything that has one of these names
    Map<String, String> filters = new LinkedHashMap<>();
    TextCorpus.KEPT.forEach(text -> filters.put("f" + filters.size(), text));

    // when
    Made made = make("{{secrets.X}} <b>&amp;\u0007 weekly", filters);

    // then
    List<Font> fonts = fonts();
    var soft = new SoftAssertions();
    for (String text : TextCorpus.KEPT) {
      soft.assertThat(words(made.text())).as("text").contains(words(text));
      soft.assertThat(words(HtmlEscape.unescapeHtml(made.html()))).as("html").contains(words(text));
      soft.assertThat(says(made.pdf(), text, fonts)).as("'%s' in %s", text, made.pdf()).isTrue();
    }
    soft.assertThat(made.subject()).contains("{{secrets.X}} <b>&amp;").doesNotContain("\n");
    soft.assertThat(drawn(made.pdf(), fonts)).contains("{{secrets.X}}<b>&amp;");
    soft.assertAll();
  }

  private record Made(String subject, String html, String text, String pdf) {}

  private Made make(String name, Map<String, String> filters) throws Exception {
    String person = given.person("report.corpus");
    UUID report = UUID.randomUUID();
    UUID run = UUID.randomUUID();
    jdbc.sql(
            """
            insert into desk.report (id, name, language, every, at, filters, people, groups, active, since, owner, updated_at)
            values (?, 'Corpus', 'en', 'day', '00:00', '{}', '{}', '{}', false, '2000-01-01', ?, now())
            """)
        .params(report, person)
        .update();
    jdbc.sql(
            """
            insert into desk.report_run (id, report_id, name, language, filters, period_from, period_to, wanted_by, due_at, created_at)
            values (?, ?, ?, 'en', cast(? as jsonb), '2015-03-02', '2015-03-08', ?, now(), now())
            """)
        .params(run, report, name, Json.write(filters), person)
        .update();
    engine.run(JobTypes.MAKE_REPORT, Map.of(), Map.of("reportRun", run.toString()));
    return jdbc.sql("select * from desk.report_run where id = ?")
        .param(run)
        .query(
            (row, n) ->
                new Made(
                    row.getString("subject"),
                    row.getString("html"),
                    row.getString("text"),
                    text(row.getBytes("pdf"))))
        .single();
  }

  private static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** White space may be laid out otherwise. */
  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /**
   * What can be seen of a text on paper, without white space: letters that no font has are drawn as
   * one mark, and what has no picture, such as controls, is not drawn.
   */
  private static String drawn(String text, List<Font> fonts) {
    StringBuilder seen = new StringBuilder();
    Normalizer.normalize(text.replaceAll("\\s+", ""), Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !NO_PICTURE.contains(Character.getType(c)))
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .forEach(
            c ->
                seen.appendCodePoint(
                    fonts.stream().anyMatch(font -> font.canDisplay(c)) ? c : '#'));
    return seen.toString();
  }

  /** What runs from the right is found by its words, in the order in which these are drawn. */
  private static boolean says(String document, String text, List<Font> fonts) {
    String paper = drawn(document, fonts);
    if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
      return paper.contains(drawn(text, fonts));
    }
    return Arrays.stream(text.split("[\\s\\p{Cf}]+"))
        .map(word -> drawn(word, fonts))
        .allMatch(
            word -> paper.contains(word) || paper.contains(new StringBuilder(word).reverse()));
  }

  private static List<Font> fonts() throws Exception {
    List<Font> fonts = new ArrayList<>();
    for (ReportFonts font : ReportFonts.of("en")) {
      try (InputStream file = font.open()) {
        fonts.add(Font.createFont(Font.TRUETYPE_FONT, file));
      }
    }
    return fonts;
  }
}
