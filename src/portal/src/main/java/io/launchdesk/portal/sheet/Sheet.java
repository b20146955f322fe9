package io.launchdesk.portal.sheet;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A table that was read from a file.
 *
 * @param head what stands in the first row, stripped
 * @param rows the others, without empty ones; a row may be shorter or longer than the head
 * @param encoding how a CSV file was written, e.g. {@code windows-1250}; {@code xlsx} for a
 *     workbook
 */
public record Sheet(List<String> head, List<List<Cell>> rows, String encoding) {

  /**
   * What stands in a cell.
   *
   * @param text as a person would type it; a formula as it was written, never its result
   * @param moment what a number means as a date of Excel; null when it cannot be one
   */
  public record Cell(String text, LocalDateTime moment) {
    /** A cell with nothing in it. */
    public static final Cell EMPTY = new Cell("", null);

    public boolean isEmpty() {
      return text.isBlank();
    }
  }
}
