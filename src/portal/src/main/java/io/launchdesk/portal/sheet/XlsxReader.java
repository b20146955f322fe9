package io.launchdesk.portal.sheet;

import io.launchdesk.portal.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads the first sheet of a workbook, row by row. Formulas are text; their results are not looked
 * at.
 */
final class XlsxReader {
  private XlsxReader() {}

  static Sheet read(byte[] file) {
    requireNoBomb(file);
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      List<List<Sheet.Cell>> read = new ArrayList<>();
      int filled = 0;
      for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
        Row next = all.next();
        requireFew(next);
        List<Sheet.Cell> row = next.stream().map(XlsxReader::cell).toList();
        SheetLimits.checkRow(row, next.getRowNum());
        if (!row.stream().allMatch(Sheet.Cell::isEmpty)) {
          SheetLimits.checkRows(filled++);
          read.add(row);
        }
      }
      return SheetReader.sheet(read, "xlsx");
    } catch (Refusal refusal) {
      throw refusal;
    } catch (IOException | RuntimeException e) {
      throw SheetLimits.unreadable("The workbook is damaged or protected.");
    }
  }

  private static void requireFew(Row row) {
    if (row.getCellCount() > SheetLimits.COLUMNS) {
      throw SheetLimits.unreadable(
          "Row " + row.getRowNum() + " has more than " + SheetLimits.COLUMNS + " columns.");
    }
  }

  /** Unpacks the archive once, for nothing but its size. */
  private static void requireNoBomb(byte[] file) {
    try (ZipFile archive = ZipFile.builder().setByteArray(file).get()) {
      List<ZipArchiveEntry> entries = Collections.list(archive.getEntries());
      if (entries.size() > SheetLimits.ENTRIES) {
        throw SheetLimits.unreadable("The archive holds too many files.");
      }
      byte[] buffer = new byte[16 * 1024];
      long unpacked = 0;
      for (ZipArchiveEntry entry : entries) {
        try (InputStream content = archive.getInputStream(entry)) {
          for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            unpacked += n;
            if (unpacked > SheetLimits.UNPACKED) {
              throw SheetLimits.unreadable("The workbook is too large when it is unpacked.");
            }
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw SheetLimits.unreadable("This is not a workbook.");
    }
  }

  private static Sheet.Cell cell(Cell cell) {
    if (cell == null) {
      return Sheet.Cell.EMPTY;
    }
    if (cell.getFormula() != null && !cell.getFormula().isEmpty()) {
      return new Sheet.Cell("=" + cell.getFormula(), null);
    }
    return switch (cell.getType()) {
      case CellType.NUMBER -> new Sheet.Cell(plain(cell.asNumber()), moment(cell));
      case CellType.BOOLEAN -> new Sheet.Cell(cell.asBoolean() ? "true" : "false", null);
      case CellType.EMPTY -> Sheet.Cell.EMPTY;
      case CellType.STRING, CellType.FORMULA, CellType.ERROR ->
          new Sheet.Cell(cell.getText() == null ? "" : XlsxText.read(cell.getText()), null);
    };
  }

  /**
   * Without an exponent; one that ends in three decimals gets a fourth, so that it is no thousand.
   */
  private static String plain(BigDecimal number) {
    BigDecimal value = number.stripTrailingZeros();
    return (value.scale() == 3 ? value.setScale(4) : value).toPlainString();
  }

  private static LocalDateTime moment(Cell cell) {
    try {
      return cell.asDate();
    } catch (RuntimeException e) {
      return null;
    }
  }
}
