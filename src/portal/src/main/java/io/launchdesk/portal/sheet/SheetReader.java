package io.launchdesk.portal.sheet;

import io.launchdesk.portal.problem.Refusal;
import java.util.List;

/** Reads a table from a file, whatever its kind: the content decides, not the name. */
public final class SheetReader {
  private SheetReader() {}

  /**
   * @param encoding of a CSV file: one of {@link CsvEncoding#NAMES}, or {@code auto}
   * @param language of the person, a hint for older encodings
   * @throws Refusal when it is no table, or a larger one than is taken
   */
  public static Sheet read(byte[] file, String encoding, String language) {
    Sheet sheet =
        file.length > 3 && file[0] == 'P' && file[1] == 'K'
            ? XlsxReader.read(file)
            : CsvReader.read(file, encoding, language);
    if (sheet.head().stream().allMatch(String::isBlank)) {
      throw SheetLimits.unreadable("The first row names no columns.");
    }
    if (sheet.rows().isEmpty()) {
      throw SheetLimits.unreadable("There is nothing below the first row.");
    }
    return sheet;
  }

  /** The table of rows, of which the first that has something in it is the head. */
  static Sheet sheet(List<List<Sheet.Cell>> rows, String encoding) {
    List<List<Sheet.Cell>> filled =
        rows.stream().filter(row -> !row.stream().allMatch(Sheet.Cell::isEmpty)).toList();
    if (filled.isEmpty()) {
      throw SheetLimits.unreadable("The file is empty.");
    }
    List<String> head = filled.getFirst().stream().map(cell -> cell.text().strip()).toList();
    return new Sheet(head, filled.subList(1, filled.size()), encoding);
  }
}
