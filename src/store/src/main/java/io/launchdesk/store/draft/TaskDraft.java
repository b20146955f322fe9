package io.launchdesk.store.draft;

import java.time.Instant;
import java.util.Map;

/**
 * What a person has entered in a task's form so far.
 *
 * @param version counts the saves; 0 when nothing was saved yet
 * @param updatedAt null when nothing was saved yet
 */
public record TaskDraft(Map<String, Object> values, int version, Instant updatedAt) {
  /** Nothing was saved yet. */
  public static final TaskDraft NONE = new TaskDraft(Map.of(), 0, null);
}
