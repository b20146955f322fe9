package io.launchdesk.store.report;

import io.launchdesk.store.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which requests a report tells of, as it stands in the database. */
final class Filters {
  private Filters() {}

  static Map<String, String> read(String json) {
    Map<String, String> filters = new LinkedHashMap<>();
    Json.object(json).forEach((name, value) -> filters.put(name, String.valueOf(value)));
    return filters;
  }
}
