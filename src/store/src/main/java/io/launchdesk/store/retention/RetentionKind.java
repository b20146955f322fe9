package io.launchdesk.store.retention;

import java.util.Arrays;
import java.util.Optional;

/** What a rule of retention is about. */
public enum RetentionKind {
  /**
   * What only the machine needed: commands that the engine took or refused, keys of submissions,
   * drafts of tasks that are over, mails of no request.
   */
  OPERATIONAL("operational", 7),
  /** What the engine did for a request that has ended, and what people were told of it. */
  REQUEST_DETAILS("request-details", 30);

  private final String id;
  private final int leastDays;

  RetentionKind(String id, int leastDays) {
    this.id = id;
    this.leastDays = leastDays;
  }

  /** As the database and the API call it. */
  public String id() {
    return id;
  }

  /**
   * So many days it stays at least. The exporter may write what it wrote already once more, for
   * some minutes; and who asks what went wrong last week must find it.
   */
  public int leastDays() {
    return leastDays;
  }

  /** The kind of that id. */
  public static Optional<RetentionKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }
}
