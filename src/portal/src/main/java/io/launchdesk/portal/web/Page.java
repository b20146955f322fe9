package io.launchdesk.portal.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page starts; null when this is the last one
 */
public record Page<T>(List<T> items, String nextCursor) {

  /**
   * Cuts a page from a result that was asked for one item more than fits.
   *
   * @param cursor the cursor after an item
   */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
    if (found.size() <= limit) {
      return new Page<>(List.copyOf(found), null);
    }
    List<T> items = List.copyOf(found.subList(0, limit));
    return new Page<>(items, cursor.apply(items.getLast()));
  }

  /** A list that always fits on one page. */
  public static <T> Page<T> whole(List<T> items) {
    return new Page<>(List.copyOf(items), null);
  }

  /** The same page with other items, in the same order. */
  public <U> Page<U> map(Function<T, U> change) {
    return new Page<>(items.stream().map(change).toList(), nextCursor);
  }
}
