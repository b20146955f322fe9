package io.launchdesk.exporter.record;

import java.time.ZonedDateTime;
import java.util.List;

/** The engine's ways of saying "nothing", turned into null, and its texts into our types. */
final class Values {
  private Values() {}

  /** A key; the engine says -1 when there is none. */
  static Long key(long key) {
    return key < 0 ? null : key;
  }

  /** A text; the engine says the empty text when there is none. */
  static String text(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /**
   * An instant of ISO 8601 text with offset or zone, as milliseconds since the epoch; null for
   * none.
   *
   * @throws java.time.DateTimeException when the text is something else
   */
  static Long instant(String text) {
    return text(text) == null ? null : ZonedDateTime.parse(text).toInstant().toEpochMilli();
  }

  /** The list as PostgreSQL's array literal. */
  static String array(List<String> items) {
    StringBuilder out = new StringBuilder("{");
    for (String item : items) {
      out.append(out.length() == 1 ? "\"" : ",\"");
      out.append(item.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return out.append('}').toString();
  }
}
