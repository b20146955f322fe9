package io.launchdesk.portal.web;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What may be kept of a form that is not finished: anything storable, but not much. */
public final class DraftSize {
  private static final int MOST_KIB = 256;

  private DraftSize() {}

  /**
   * The fields as they come back from the database.
   *
   * @param fields as entered; null counts as empty
   * @throws Refusal when they cannot be stored or are too large
   */
  public static Map<String, Object> checked(Map<String, Object> fields) {
    if (fields == null) {
      return Map.of();
    }
    EnteredJson.check(fields);
    String text = Json.write(fields);
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_KIB * 1024) {
      throw new Refusal(ProblemType.TOO_LARGE, "A draft may have " + MOST_KIB + " KiB.");
    }
    return Json.object(text);
  }
}
