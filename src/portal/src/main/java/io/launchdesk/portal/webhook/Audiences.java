package io.launchdesk.portal.webhook;

import io.launchdesk.store.notification.AudienceQueries;
import java.util.List;
import org.springframework.stereotype.Component;

/** Groups and teams that channels can belong to: those that somebody is in. */
@Component
class Audiences {
  private final AudienceQueries queries;

  Audiences(AudienceQueries queries) {
    this.queries = queries;
  }

  /** As {@code group:<name>} and {@code team:<name>}. */
  List<String> all() {
    return queries.all();
  }

  boolean know(String audience) {
    return all().contains(audience);
  }
}
