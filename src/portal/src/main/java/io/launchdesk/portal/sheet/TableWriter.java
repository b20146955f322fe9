package io.launchdesk.portal.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.MediaType;

/** Writes tables of figures: numbers stay numbers, and no text is taken for a formula. */
public final class TableWriter {
  public static final MediaType CSV = new MediaType("text", "csv");
  public static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private static final int LONGEST_SHEET_NAME = 31;
  private static final double WIDTH = 18;

  private TableWriter() {}

  /**
   * @return UTF-8 with its mark; decimal signs are points
   */
  public static byte[] csv(Table table) {
    StringBuilder text = new StringBuilder("\ufeff");
    try (CSVPrinter printer = CSVFormat.RFC4180.print(text)) {
      printer.printRecord(table.head().stream().map(SheetWriter::armless));
      for (List<Object> row : table.rows()) {
        printer.printRecord(row.stream().map(TableWriter::shown));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @return a workbook with a sheet for each table
   */
  public static byte[] xlsx(List<Table> tables) {
    var target = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(target, "Launchdesk", "1.0")) {
      for (Table table : tables) {
        write(workbook.newWorksheet(sheetName(table.name())), table);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target.toByteArray();
  }

  private static void write(Worksheet sheet, Table table) {
    for (int c = 0; c < table.head().size(); c++) {
      sheet.value(0, c, SheetWriter.cell(table.head().get(c)));
      sheet.style(0, c).bold().set();
      sheet.width(c, WIDTH);
    }
    for (int r = 0; r < table.rows().size(); r++) {
      List<Object> row = table.rows().get(r);
      for (int c = 0; c < row.size(); c++) {
        switch (row.get(c)) {
          case null -> {}
          case Number number -> sheet.value(r + 1, c, number);
          case Boolean yes -> sheet.value(r + 1, c, yes);
          case Object other -> sheet.value(r + 1, c, SheetWriter.cell(other.toString()));
        }
      }
    }
    sheet.freezePane(0, 1);
  }

  private static Object shown(Object value) {
    return switch (value) {
      case String text -> SheetWriter.armless(text);
      case BigDecimal number -> number.toPlainString();
      case Double number -> BigDecimal.valueOf(number).toPlainString();
      case null, default -> value;
    };
  }

  private static String sheetName(String name) {
    return name.length() > LONGEST_SHEET_NAME ? name.substring(0, LONGEST_SHEET_NAME) : name;
  }
}
