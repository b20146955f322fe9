package io.launchdesk.store.change;

import java.util.Locale;

/** Where a change stands. */
public enum ChangeState {
  /** Its author writes it. */
  DRAFT,
  /** A second person looks at it. */
  IN_REVIEW,
  /** The reviewer wants something done first. */
  SENT_BACK,
  /** Approved; goes live at its moment. */
  SCHEDULED,
  /** Checked once more, and handed to the workers. */
  DEPLOYING,
  /** New requests run on it. */
  LIVE,
  /** Checks or the engine did not take it; its problem says why. */
  FAILED,
  /** The reviewer does not want it. */
  REFUSED,
  /** Taken back before it went live. */
  WITHDRAWN;

  /** The name in addresses and in the database, e.g. {@code in-review}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException when there is no such state
   */
  public static ChangeState of(String slug) {
    return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
