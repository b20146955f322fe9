package io.launchdesk.store.production;

import io.launchdesk.core.production.PlannedDeliverable;
import java.util.List;

/**
 * An asset that a request needs.
 *
 * @param channel null when it is for no channel in particular
 * @param producer username; null before someone has it
 * @param checks what is checked by machine
 */
public record Deliverable(
    String id,
    String requestId,
    String kind,
    String title,
    String channel,
    String language,
    String producer,
    String state,
    List<String> checks) {

  PlannedDeliverable.Identity identity() {
    return new PlannedDeliverable.Identity(kind, channel, language);
  }
}
