package io.launchdesk.portal.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetReaderTest {
  private static final String POLISH = "Title;Goal\nŻółta łódź;więcej gości\n";

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t"})
  void shouldFindTheSeparator(String separator) {
    // given
    String csv =
        "Title%sGoal\r\n\"One; two, \"\"three\"\"\nfour\"%sMore\r\n\r\n".replace("%s", separator);

    // when
    Sheet sheet = csv(csv.getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(sheet.head()).containsExactly("Title", "Goal");
    assertThat(texts(sheet)).containsExactly(List.of("One; two, \"three\"\nfour", "More"));
  }

  @Test
  void shouldReadUtf8WithAndWithoutItsMark() {
    assertThat(csv(POLISH.getBytes(StandardCharsets.UTF_8)).encoding()).isEqualTo("utf-8");
    Sheet marked = csv(("\ufeff" + POLISH).getBytes(StandardCharsets.UTF_8));
    assertThat(marked.head()).containsExactly("Title", "Goal");
    assertThat(texts(marked)).containsExactly(List.of("Żółta łódź", "więcej gości"));
    assertThat(texts(csv(("\ufeff" + POLISH).getBytes(StandardCharsets.UTF_16LE))))
        .isEqualTo(texts(marked));
  }

  @Test
  void shouldTellTheOldEncodingsApart() {
    // when
    Sheet polish = csv(POLISH.getBytes(Charset.forName("windows-1250")));
    Sheet german =
        csv("Title;Goal\nGrüße;Straße à la carte\n".getBytes(Charset.forName("windows-1252")));

    // then
    assertThat(polish.encoding()).isEqualTo("windows-1250");
    assertThat(texts(polish)).containsExactly(List.of("Żółta łódź", "więcej gości"));
    assertThat(german.encoding()).isEqualTo("windows-1252");
    assertThat(texts(german)).containsExactly(List.of("Grüße", "Straße à la carte"));
  }

  @Test
  void shouldReadInTheEncodingThatWasChosen() {
    // given
    byte[] czech = "Title;Goal\nKöňe;více\n".getBytes(Charset.forName("windows-1250"));

    // then
    assertThat(texts(SheetReader.read(czech, "windows-1250", "en")).getFirst().getFirst())
        .isEqualTo("Köňe");
    assertThatThrownBy(() -> SheetReader.read(czech, "utf-8", "en"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.errors().getFirst().field()).isEqualTo("encoding"));
  }

  @Test
  void shouldReadDatesNumbersAndTruthOfAWorkbook() {
    // given
    byte[] file =
        workbook(
            table -> {
              table.value(0, 0, "Day");
              table.value(0, 1, "Sum");
              table.value(0, 2, "Yes");
              table.value(0, 3, "At");
              table.value(1, 0, LocalDate.of(2028, 3, 31));
              table.style(1, 0).format("yyyy-mm-dd").set();
              table.value(1, 1, 1234.5);
              table.value(1, 2, true);
              table.value(1, 3, LocalDateTime.of(2028, 3, 31, 9, 30));
              table.value(3, 1, 1.234);
            });

    // when
    Sheet sheet = SheetReader.read(file, "auto", "en");

    // then
    assertThat(sheet.encoding()).isEqualTo("xlsx");
    assertThat(sheet.head()).containsExactly("Day", "Sum", "Yes", "At");
    List<Sheet.Cell> row = sheet.rows().getFirst();
    assertThat(row.get(0).moment()).isEqualTo(LocalDateTime.of(2028, 3, 31, 0, 0));
    assertThat(row.get(1).text()).isEqualTo("1234.5");
    assertThat(row.get(2).text()).isEqualTo("true");
    assertThat(row.get(3).moment().getHour()).isEqualTo(9);
    assertThat(sheet.rows().get(1).get(1).text()).as("no thousand").isEqualTo("1.2340");
  }

  @Test
  void shouldTakeAFormulaAsTextAndNotItsResult() {
    // given
    byte[] file =
        workbook(
            table -> {
              table.value(0, 0, "Title");
              table.formula(1, 0, "SUM(1,2)");
            });

    // then
    assertThat(texts(SheetReader.read(file, "auto", "en"))).containsExactly(List.of("=SUM(1,2)"));
    assertThat(texts(csv("Title,Goal\n=1+2,x\n".getBytes(StandardCharsets.UTF_8))))
        .containsExactly(List.of("=1+2", "x"));
  }

  @Test
  void shouldMakeCellsHarmlessThatBeginAFormulaAndReadThemBack() {
    // given
    List<SheetWriter.Column> columns = List.of(new SheetWriter.Column("Title", List.of(), false));
    List<List<String>> rows =
        List.of(
            List.of("=cmd()"),
            List.of("+1"),
            List.of("-1"),
            List.of("@a"),
            List.of("'=b"),
            List.of("plain"),
            List.of("it's"));

    // when
    byte[] written = SheetWriter.csv(columns, rows, ';');

    // then
    String text = new String(written, StandardCharsets.UTF_8);
    assertThat(text.substring(1).lines().skip(1))
        .containsExactly("'=cmd()", "'+1", "'-1", "'@a", "''=b", "plain", "it's");
    assertThat(texts(csv(written))).isEqualTo(rows);
    byte[] workbook = SheetWriter.xlsx(columns, rows, "Requests", "Choices");
    assertThat(texts(SheetReader.read(workbook, "auto", "en"))).isEqualTo(rows);
    assertThat(entry(workbook, "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
  }

  @Test
  void shouldOfferChoicesInAWorkbookAsValidationFromASecondSheet() {
    // when
    byte[] file =
        SheetWriter.xlsx(
            List.of(
                new SheetWriter.Column("Region", List.of("Europe", "Asia"), false),
                new SheetWriter.Column("Channels", List.of("E-mail", "Press"), true)),
            List.of(),
            "Requests",
            "Choices");

    // then
    assertThat(entry(file, "xl/worksheets/sheet1.xml"))
        .contains("<dataValidation ", "A2:A501")
        .doesNotContain("B2:B501");
    assertThat(entry(file, "xl/workbook.xml")).contains("Choices");
  }

  @Test
  void shouldRefuseAnArchiveThatUnpacksToTooMuch() throws IOException {
    // given
    var bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] nothing = new byte[1024 * 1024];
      for (int i = 0; i < 64; i++) {
        zip.write(nothing);
      }
    }

    // then
    assertThat(bytes.size()).isLessThan(SheetLimits.BYTES);
    refuses(bytes.toByteArray(), ProblemType.SHEET_NOT_READ, "too large when it is unpacked");
  }

  @Test
  void shouldNotExpandEntitiesOfAWorkbook() throws IOException {
    // given
    byte[] file =
        workbook(
            table -> {
              table.value(0, 0, "Title");
              table.value(1, 0, 5);
            });
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">"
            + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
            + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Title</t></is></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>x&b;&f;</t></is></c></row></sheetData></worksheet>";
    byte[] armed = replaced(file, "xl/worksheets/sheet1.xml", bomb);

    // when
    String found;
    try {
      found = texts(SheetReader.read(armed, "auto", "en")).toString();
    } catch (Refusal refusal) {
      found = refusal.getMessage();
    }

    // then
    assertThat(found).doesNotContain("aaaaaaaaaa").doesNotContain("root:");
  }

  @Test
  void shouldRefuseWhatIsNoTableOrTooLarge() {
    refuses("".getBytes(StandardCharsets.UTF_8), ProblemType.SHEET_NOT_READ, "empty");
    refuses(
        "Title;Goal\n".getBytes(StandardCharsets.UTF_8),
        ProblemType.SHEET_NOT_READ,
        "nothing below");
    refuses(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1}, ProblemType.SHEET_NOT_READ, "neither");
    refuses(
        "PK\u0003\u0004nothing".getBytes(StandardCharsets.UTF_8),
        ProblemType.SHEET_NOT_READ,
        "not a workbook");
    refuses(
        "Title;Goal\n\"open;x\n".getBytes(StandardCharsets.UTF_8),
        ProblemType.SHEET_NOT_READ,
        "quotation");
    refuses(
        ("T;G\n" + "a;b\n".repeat(501)).getBytes(StandardCharsets.UTF_8),
        ProblemType.TOO_MANY_ROWS,
        "500");
    refuses(
        ("T\n" + "x".repeat(20_001) + "\n").getBytes(StandardCharsets.UTF_8),
        ProblemType.SHEET_NOT_READ,
        "characters");
    refuses(
        ("a;".repeat(201) + "\nx\n").getBytes(StandardCharsets.UTF_8),
        ProblemType.SHEET_NOT_READ,
        "columns");
    assertThat(csv(("T;G\n" + "a;b\n".repeat(500)).getBytes(StandardCharsets.UTF_8)).rows())
        .hasSize(500);
  }

  private static void refuses(byte[] file, ProblemType type, String words) {
    assertThatThrownBy(() -> csv(file))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.type()).as(refusal.getMessage()).isEqualTo(type))
        .hasMessageContaining(words);
  }

  private static Sheet csv(byte[] file) {
    return SheetReader.read(file, "auto", "en");
  }

  private static List<List<String>> texts(Sheet sheet) {
    return sheet.rows().stream().map(row -> row.stream().map(Sheet.Cell::text).toList()).toList();
  }

  private static byte[] workbook(Consumer<Worksheet> content) {
    var bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
      content.accept(workbook.newWorksheet("Requests"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static String entry(byte[] archive, String name) {
    try (ZipFile zip = ZipFile.builder().setByteArray(archive).get();
        InputStream content = zip.getInputStream(zip.getEntry(name))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] replaced(byte[] archive, String name, String content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (ZipFile from = ZipFile.builder().setByteArray(archive).get();
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(
            entry.getName().equals(name)
                ? content.getBytes(StandardCharsets.UTF_8)
                : from.getInputStream(entry).readAllBytes());
      }
    }
    return bytes.toByteArray();
  }
}
