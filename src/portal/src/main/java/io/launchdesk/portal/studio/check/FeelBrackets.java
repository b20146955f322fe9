package io.launchdesk.portal.studio.check;

/**
 * The brackets of an expression, as its parser meets them: not those within texts, names in
 * backticks and comments.
 *
 * @param deepest how many are open at once
 * @param effort how long those that are nested deep take to read, in units of some milliseconds
 */
record FeelBrackets(int deepest, long effort) {
  /** Down to here they take no time to speak of. */
  private static final int SHALLOW = 3;

  private static final int MOST_DOUBLINGS = 32;

  static FeelBrackets of(String text) {
    int depth = 0;
    int deepest = 0;
    long effort = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(', '[', '{' -> {
          deepest = Math.max(deepest, ++depth);
          effort += effort(depth);
        }
        case ')', ']', '}' -> depth--;
        default -> i = endOfOther(text, i);
      }
    }
    return new FeelBrackets(deepest, effort);
  }

  /** The parser tries again for each bracket: its time doubles with every second one. */
  private static long effort(int depth) {
    return depth <= SHALLOW ? 0 : 1L << Math.min((depth - SHALLOW) / 2, MOST_DOUBLINGS);
  }

  /** Where the text, name or comment that begins here ends; here when none begins. */
  private static int endOfOther(String text, int at) {
    char first = text.charAt(at);
    if (first == '"') {
      return endOfText(text, at);
    }
    if (first == '`') {
      return end(text, "`", at + 1);
    }
    if (text.startsWith("//", at)) {
      return end(text, "\n", at + 2);
    }
    return text.startsWith("/*", at) ? end(text, "*/", at + 2) : at;
  }

  private static int endOfText(String text, int at) {
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private static int end(String text, String mark, int from) {
    int end = text.indexOf(mark, from);
    return end < 0 ? text.length() : end + mark.length() - 1;
  }
}
