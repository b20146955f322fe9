package io.launchdesk.core.proof.decision;

import java.util.List;

/**
 * One way in which a decision may come out.
 *
 * @param value as {@link Values} describes it
 * @param rows of the table, one for each item of a list that is collected; none when no row
 *     answers, or it is no table
 * @param when an answer to each column that leads there, in words
 */
public record Result(Object value, List<Row> rows, List<String> when) {

  /**
   * A row.
   *
   * @param id of its rule
   * @param number 1 for the first
   */
  public record Row(String id, int number) {}

  /** Anything. */
  static final Result ANYTHING = new Result(Values.UNKNOWN, List.of(), List.of());
}
