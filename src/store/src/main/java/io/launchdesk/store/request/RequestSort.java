package io.launchdesk.store.request;

import io.launchdesk.store.Sort;
import java.util.Locale;

/** What lists of requests can be ordered by; migration V74 has an index for each. */
public enum RequestSort {
  SUBMITTED("r.created_at", Sort.Kind.INSTANT),
  PROMISED("coalesce(r.promised_at, 'infinity'::timestamptz)", Sort.Kind.INSTANT),
  LAUNCH("coalesce(r.launch_at, 'infinity'::timestamptz)", Sort.Kind.INSTANT),
  /** The most urgent first; what has no priority yet comes last. */
  PRIORITY(
      "(case r.priority when 'critical' then 1 when 'high' then 2 when 'normal' then 3"
          + " when 'low' then 4 else 5 end)",
      Sort.Kind.NUMBER),
  TITLE("lower(r.title)", Sort.Kind.TEXT),
  TYPE("r.type", Sort.Kind.TEXT);

  private final String expression;
  private final Sort.Kind kind;

  RequestSort(String expression, Sort.Kind kind) {
    this.expression = expression;
    this.kind = kind;
  }

  /** As the address names it, e.g. {@code submitted}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The order over {@code desk.request r}.
   *
   * @param id SQL of the id of what is listed
   */
  public Sort by(String id, boolean descending) {
    return new Sort(expression, kind, id, descending);
  }
}
