package io.launchdesk.portal.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes tables that people go on with in an office program. */
public final class SheetWriter {
  /** With the wide ones, which programs in East Asia take for the same. */
  private static final String FORMULA_SIGNS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private static final double WIDTH = 22;

  private SheetWriter() {}

  /**
   * A column.
   *
   * @param head its name
   * @param options what may stand in it; empty when that is not fixed
   * @param several whether several options may stand in one cell
   */
  public record Column(String head, List<String> options, boolean several) {}

  /**
   * @param separator between cells: many programs want the one of their country
   * @return UTF-8 with its mark, so that Excel knows it
   */
  public static byte[] csv(List<Column> columns, List<List<String>> rows, char separator) {
    StringBuilder text = new StringBuilder("\ufeff");
    try (CSVPrinter printer =
        CSVFormat.RFC4180.builder().setDelimiter(separator).get().print(text)) {
      printer.printRecord(columns.stream().map(column -> armless(column.head())));
      for (List<String> row : rows) {
        printer.printRecord(row.stream().map(SheetWriter::armless));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @param name of the sheet with the table
   * @param choices name of the second sheet, which lists what may stand in each column
   * @return a workbook; all cells are text, so none is a formula
   */
  public static byte[] xlsx(
      List<Column> columns, List<List<String>> rows, String name, String choices) {
    var target = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(target, "Launchdesk", "1.0")) {
      Worksheet table = workbook.newWorksheet(name);
      Worksheet options = workbook.newWorksheet(choices);
      for (int c = 0; c < columns.size(); c++) {
        Column column = columns.get(c);
        table.value(0, c, cell(column.head()));
        table.style(0, c).bold().wrapText(true).set();
        table.width(c, WIDTH);
        options.value(0, c, cell(column.head()));
        options.style(0, c).bold().set();
        options.width(c, WIDTH);
        List<String> all = column.options();
        for (int o = 0; o < all.size(); o++) {
          options.value(o + 1, c, cell(all.get(o)));
        }
        if (!all.isEmpty() && !column.several()) {
          table
              .range(1, c, SheetLimits.ROWS, c)
              .validateWithList(options.range(1, c, all.size(), c))
              .allowBlank(true);
        }
      }
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < rows.get(r).size(); c++) {
          String text = rows.get(r).get(c);
          if (!text.isEmpty()) {
            table.value(r + 1, c, XlsxText.written(text));
          }
        }
      }
      table.freezePane(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target.toByteArray();
  }

  /**
   * A table to reckon with.
   *
   * @param rows numbers, texts, and null for nothing
   * @param name of the sheet
   * @return a workbook; numbers are numbers, and no text is a formula
   */
  public static byte[] xlsx(List<String> heads, List<List<Object>> rows, String name) {
    var target = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(target, "Launchdesk", "1.0")) {
      Worksheet table = workbook.newWorksheet(name);
      for (int c = 0; c < heads.size(); c++) {
        table.value(0, c, cell(heads.get(c)));
        table.style(0, c).bold().wrapText(true).set();
        table.width(c, WIDTH);
      }
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < heads.size(); c++) {
          switch (rows.get(r).get(c)) {
            case Number number -> table.value(r + 1, c, number);
            case null -> {}
            case Object text -> table.value(r + 1, c, cell(text.toString()));
          }
        }
      }
      table.freezePane(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target.toByteArray();
  }

  /** A text for a cell of a workbook, which nobody who goes on with it makes a formula of. */
  static String cell(String text) {
    return XlsxText.written(armless(text));
  }

  /** A text that no program takes for a formula: with an apostrophe before signs that begin one. */
  static String armless(String text) {
    return startsFormula(text) || disarmed(text) ? "'" + text : text;
  }

  /** Whether the text has got such an apostrophe. */
  static boolean disarmed(String text) {
    return text.startsWith("'") && startsFormula(text.replaceFirst("^'+", ""));
  }

  private static boolean startsFormula(String text) {
    return !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0;
  }
}
