package io.launchdesk.store.notification;

import io.launchdesk.core.notification.PlanRule;

/**
 * What the communication plan says of an event to an audience.
 *
 * @param version of the deployed table; null while nothing is decided
 * @param rule null while nothing is decided
 */
public record Decision(String event, String audience, Integer version, PlanRule rule) {

  /** The plan does not say yet. */
  public static Decision none(String event, String audience) {
    return new Decision(event, audience, null, null);
  }

  /** The template of the words; the event's own while nothing is decided. */
  public String template() {
    return rule == null ? event : rule.template();
  }
}
