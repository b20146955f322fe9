package io.launchdesk.core.proof;

import io.launchdesk.core.finding.Sentence;
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

  /** What is wrong and what to do. */
  Sentence sentence() {
    return switch (kind) {
      case UNASKED ->
          when.isEmpty()
              ? Sentence.of("proof.unasked", "decision", review.decision())
              : Sentence.of("proof.unasked-when", "decision", review.decision(), "when", when);
      case NOBODY -> inRow("proof.nobody-in-row", "proof.nobody-in-table");
      case NO_LIST -> inRow("proof.no-list-in-row", "proof.no-list-in-table");
    };
  }

  private Sentence inRow(String ofRow, String ofTable) {
    String decision = review.decision();
    return row == null
        ? Sentence.of(ofTable, "decision", decision, "column", review.group())
        : Sentence.of(ofRow, "row", row.number(), "decision", decision, "column", review.group());
  }
}
