package io.launchdesk.store.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * An answer that the engine did not take any more.
 *
 * @param values the form's fields as entered
 * @param at when it was given
 * @param refusedAt when the engine said no
 * @param instead what had happened
 */
public record LateAnswer(
    Map<String, Object> values, Instant at, Instant refusedAt, Instead instead) {

  /** What had happened before the answer reached the engine, as far as the read model tells. */
  public enum Instead {
    /** The request was taken back. */
    WITHDRAWN,
    /** The brief changed, and what had been asked about the former one was dropped. */
    BRIEF_CHANGED,
    /** Others had answered, and so decided what the task was about. */
    DECIDED,
    /** The task was dropped for another reason. */
    MOVED_ON,
    /** Nothing: the task still waits. */
    NOT_TAKEN;

    /** As the API, the words and the database write it, e.g. {@code moved-on}. */
    @JsonValue
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Instead of(String slug) {
      return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
