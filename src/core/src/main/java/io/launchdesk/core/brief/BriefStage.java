package io.launchdesk.core.brief;

import java.util.Locale;

/** Whose rules hold for a change of the brief: the stage that the request was settled for last. */
public enum BriefStage {
  INTAKE,
  APPROVAL,
  PRODUCTION,
  LAUNCH,
  /** The launch date has come: nothing that changes would be looked at any more. */
  CLOSED;

  /** The stage as the database and the models write it, e.g. {@code production}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when there is no such stage
   */
  public static BriefStage of(String slug) {
    return valueOf(slug.toUpperCase(Locale.ROOT));
  }
}
