package io.launchdesk.core.proof;

import io.launchdesk.core.proof.decision.Result;
import io.launchdesk.core.proof.decision.Values;
import java.util.List;
import java.util.Map;

/**
 * Why a review cannot be held by what its decision came to.
 *
 * @param process where the decision is asked
 * @param element that asks it
 * @param row null when it is no row's
 * @param when answers to the table's columns that lead there, in words
 */
record Flaw(Review review, Kind kind, String process, String element, Result.Row row, String when) {

  /** What is wrong. */
  enum Kind {
    /** No row answers, so nobody is asked. */
    UNASKED,
    /** A row names no group. */
    NOBODY,
    /** It is no list of rows. */
    NO_LIST
  }

  /**
   * @return null when the review can be held, or it cannot be told
   */
  static Flaw of(Review review, Result result, String process, String element) {
    String when = String.join(", ", result.when());
    Object value = result.value();
    if (value == null || value instanceof List<?> list && list.isEmpty()) {
      return review.always() ? new Flaw(review, Kind.UNASKED, process, element, null, when) : null;
    }
    if (value.equals(Values.UNKNOWN)) {
      return null;
    }
    if (!(value instanceof List<?> items)) {
      return new Flaw(review, Kind.NO_LIST, process, element, null, "");
    }
    for (int i = 0; i < items.size(); i++) {
      Result.Row row = result.rows().size() == items.size() ? result.rows().get(i) : null;
      if (!(items.get(i) instanceof Map<?, ?> item)) {
        if (!Values.UNKNOWN.equals(items.get(i))) {
          return new Flaw(review, Kind.NO_LIST, process, element, row, "");
        }
      } else if (isNobody(item.get(review.group()))) {
        return new Flaw(review, Kind.NOBODY, process, element, row, "");
      }
    }
    return null;
  }

  private static boolean isNobody(Object group) {
    return !Values.UNKNOWN.equals(group) && !(group instanceof String text && !text.isBlank());
  }

  /** The control that does not hold because of it. */
  Control control() {
    return kind == Kind.UNASKED ? Control.REVIEWED_BEFORE_LAUNCH : Control.NO_DEAD_END;
  }

  /** A sentence on what is wrong and what to do. */
  String message() {
    String decision = review.decision();
    return switch (kind) {
      case UNASKED ->
          "The table %s names nobody%s, and the request can be published without having been asked for. Add a row, or lead such requests elsewhere."
              .formatted(decision, when.isEmpty() ? "" : " when " + when);
      case NOBODY ->
          "%s names no group in the column %s: the request is put before nobody and waits for ever. Name a group."
              .formatted(where(), review.group());
      case NO_LIST ->
          "%s does not come to a list of rows with the column %s, so nobody can be asked. Collect its rows (hit policy Collect), with more than one column."
              .formatted(where(), review.group());
    };
  }

  private String where() {
    return row == null
        ? "The table " + review.decision()
        : "Row %d of the table %s".formatted(row.number(), review.decision());
  }
}
