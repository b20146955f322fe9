package io.launchdesk.portal.sheet;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import java.util.List;

/** How much of a table is read. */
public final class SheetLimits {
  /** Rows below the head. */
  public static final int ROWS = 500;

  /** The largest file, in bytes. */
  public static final int BYTES = 2 * 1024 * 1024;

  static final int COLUMNS = 200;
  static final int CELL = 20_000;

  /** What an archive may hold when it is unpacked, in bytes: beyond that it is a bomb. */
  static final long UNPACKED = 40L * 1024 * 1024;

  static final int ENTRIES = 500;

  private SheetLimits() {}

  static void checkRows(int rows) {
    if (rows > ROWS) {
      throw new Refusal(
          ProblemType.TOO_MANY_ROWS, "A file may have " + ROWS + " rows below the first one.");
    }
  }

  static void checkRow(List<Sheet.Cell> row, int number) {
    if (row.size() > COLUMNS) {
      throw unreadable("Row " + number + " has more than " + COLUMNS + " columns.");
    }
    if (row.stream().anyMatch(cell -> cell.text().length() > CELL)) {
      throw unreadable("Row " + number + " has a cell with more than " + CELL + " characters.");
    }
  }

  static Refusal unreadable(String detail) {
    return new Refusal(ProblemType.SHEET_NOT_READ, detail);
  }
}
