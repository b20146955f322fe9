package io.launchdesk.core.kpi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a figure is. Its name, definition and formula in words are the web client's texts {@code
 * kpi.<id>.name}, {@code .definition} and {@code .formula}, in each of its languages.
 *
 * @param id never changes
 * @param unit {@code hours}, {@code days}, {@code share} (0 to 1), {@code count}, {@code points} or
 *     {@code money}
 * @param direction which way is better
 * @param source where the values come from: {@code facts} (recorded when a stage ends), {@code
 *     live} (open requests now) or {@code derived} (from another figure's facts)
 * @param call the address of the API that serves it
 * @param part what the values are told apart by: {@code stage}, {@code step}, {@code outcome},
 *     {@code wait}; null when there is one value per request
 * @param usual the part that stands for the whole figure; null when all parts do
 * @param owner the role that answers for the definition
 * @param version of the definition: another formula is another version
 */
public record KpiDefinition(
    String id,
    String unit,
    Direction direction,
    String source,
    String call,
    String part,
    String usual,
    String owner,
    int version) {

  /** Which way is better. */
  public enum Direction {
    HIGHER,
    LOWER,
    NEITHER;

    /** As the API writes it. */
    @JsonValue
    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether facts of this name are recorded, so that cells are kept of them. */
  @JsonIgnore
  public boolean isRecorded() {
    return source.equals("facts");
  }
}
