package io.launchdesk.portal.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.TextCorpus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of people go through files and come back as they were; none of them is a formula. */
class SheetCorpusTest {
  private static final List<SheetWriter.Column> COLUMNS =
      List.of(
          new SheetWriter.Column("Title", List.of(), false),
          new SheetWriter.Column("Text", List.of(), false));

  static List<String> texts() {
    return Stream.concat(
            TextCorpus.KEPT.stream(),
            Stream.of(
                "_x0041_",
                "_x0041_x0042_",
                "_x0041\u0007",
                "\u0007x0041_",
                "_x005F_",
                "'=1+1",
                "''",
                "\uFF1D1+1",
                "\uFF20SUM(1)",
                "\n=1+1",
                "a,b;c\td\"e"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void shouldReadBackWhatWasWrittenToGoOnWith(String text) throws Exception {
    // given
    List<List<String>> rows = List.of(List.of("one", text), List.of(text, "two"));

    // then
    for (char separator : List.of(',', ';')) {
      byte[] csv = SheetWriter.csv(COLUMNS, rows, separator);
      assertThat(read(csv)).isEqualTo(rows);
    }
    byte[] workbook = SheetWriter.xlsx(COLUMNS, rows, "Requests", "Choices");
    assertThat(read(workbook)).isEqualTo(rows);
    assertIsPlain(workbook);
  }

  /** Tables of figures are not taken again: there a formula is disarmed in workbooks, too. */
  @ParameterizedTest
  @MethodSource("texts")
  void shouldReadBackWhatWasWrittenToReckonWith(String text) throws Exception {
    // given
    Table table =
        new Table("items", List.of("a", "b"), List.of(List.of(text, 1), List.of(2, text)));

    // when
    byte[] csv = TableWriter.csv(table);
    byte[] workbook = TableWriter.xlsx(List.of(table));
    byte[] figures = SheetWriter.xlsx(table.head(), table.rows(), "items");

    // then
    assertThat(read(csv)).isEqualTo(List.of(List.of(text, "1"), List.of("2", text)));
    String shown = SheetWriter.armless(text);
    assertThat(read(workbook)).isEqualTo(List.of(List.of(shown, "1"), List.of("2", shown)));
    assertThat(read(figures)).isEqualTo(List.of(List.of(shown, "1"), List.of("2", shown)));
    assertIsPlain(workbook);
    assertIsPlain(figures);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF20a"
      })
  void shouldLetNoCellBeginAFormula(String text) {
    // given
    Table table = new Table("items", List.of(text), List.of(List.of(text)));

    // when
    String csv = new String(TableWriter.csv(table), StandardCharsets.UTF_8).substring(1);

    // then
    assertThat(csv.replace("\"", "")).startsWith("'" + text).contains("\r\n'" + text);
  }

  @Test
  void shouldReadWhatOtherProgramsEscape() {
    assertThat(XlsxText.read("a_x000D_\nb_x0007__x005F_x0041_")).isEqualTo("a\r\nb\u0007_x0041_");
    assertThat(XlsxText.written("price_x and _x00_")).isEqualTo("price_x and _x00_");
  }

  private static List<List<String>> read(byte[] file) {
    return SheetReader.read(file, "auto", "en").rows().stream()
        .map(row -> row.stream().map(Sheet.Cell::text).toList())
        .toList();
  }

  /** Each part is XML that programs can read, and has no formula. */
  private static void assertIsPlain(byte[] workbook) throws Exception {
    try (ZipFile zip = ZipFile.builder().setByteArray(workbook).get()) {
      for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
        byte[] xml = zip.getInputStream(part).readAllBytes();
        var document =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml));
        assertThat(document.getElementsByTagName("f").getLength()).isZero();
      }
    }
  }
}
