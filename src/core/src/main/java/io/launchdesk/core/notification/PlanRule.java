package io.launchdesk.core.notification;

import java.time.Duration;
import java.util.Set;

/**
 * What a row of the communication plan says.
 *
 * @param id of the row in the table's file
 * @param row as the table counts it, from 1
 * @param channels where it is told; empty for nowhere
 * @param template of the words
 * @param delay how long it waits first
 * @param mail how it is mailed, {@link MailMode#OFF} unless {@code channels} has mail
 */
public record PlanRule(
    String id,
    int row,
    Set<TellingChannel> channels,
    String template,
    Duration delay,
    MailMode mail) {

  public PlanRule {
    channels = Set.copyOf(channels);
  }

  /** Whether it is told there. */
  public boolean tells(TellingChannel channel) {
    return channels.contains(channel);
  }
}
