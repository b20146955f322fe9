package io.launchdesk.exporter.row;

/** The NUL character's escape in JSON text. */
final class Nul {
  private static final String ESCAPE = "\\u0000";

  private Nul() {}

  /** The JSON text with each escaped NUL as a replacement character; escaped backslashes stay. */
  static String unescaped(String json) {
    int at = json.indexOf(ESCAPE);
    if (at < 0) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length());
    int copied = 0;
    while (at >= 0) {
      if (backslashesBefore(json, at) % 2 == 0) {
        out.append(json, copied, at).append('\uFFFD');
        copied = at + ESCAPE.length();
      }
      at = json.indexOf(ESCAPE, at + ESCAPE.length() - 1);
    }
    return out.append(json, copied, json.length()).toString();
  }

  private static int backslashesBefore(String json, int at) {
    int count = 0;
    while (at - count > 0 && json.charAt(at - count - 1) == '\\') {
      count++;
    }
    return count;
  }
}
