package io.launchdesk.core.kpi;

import java.util.Locale;

/**
 * What a moment of a request's lead time was spent on. When several hold at once, the first in this
 * order counts: so all parts add up to the lead time.
 */
public enum LeadTimePart {
  /** The desk's calendar does not work. */
  OFF_HOURS,
  /** Somebody had taken a task. */
  WORK,
  /** Somebody had taken the task to make another version. */
  REWORK,
  /** An approver was asked. */
  APPROVER,
  /** A task waited for somebody to take it. */
  QUEUE,
  /** The requester was asked. */
  REQUESTER,
  /** A date was waited for, such as that of the launch. */
  PLANNED,
  /** Nobody was asked and nothing waited for: the system ran. */
  AUTOMATED;

  /** As facts name it. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @param slug as facts name it
   */
  public static LeadTimePart of(String slug) {
    return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
