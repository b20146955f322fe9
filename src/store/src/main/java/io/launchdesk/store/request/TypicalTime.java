package io.launchdesk.store.request;

/**
 * How long requests of one type took, from history.
 *
 * @param delivered how many delivered requests this is from
 * @param days median of calendar days (UTC) from submission until all channels were live, or until
 *     delivery where none was published; null when too few were delivered to say
 */
public record TypicalTime(int delivered, Integer days) {
  /** Nothing was delivered yet. */
  public static final TypicalTime UNKNOWN = new TypicalTime(0, null);
}
