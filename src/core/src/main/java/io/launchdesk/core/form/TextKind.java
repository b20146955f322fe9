package io.launchdesk.core.form;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.Optional;

/**
 * Text of one line or of several. Patterns run in linear time (RE2), so that no input can make them
 * backtrack for ever.
 *
 * @param multiline whether line breaks and tabs are allowed
 * @param minLength least number of characters without surrounding space
 * @param maxLength greatest number of characters without surrounding space
 * @param pattern what some part of the text must match; null for none
 * @param patternRemedy what to say when it does not
 */
record TextKind(
    boolean multiline, int minLength, int maxLength, Pattern pattern, String patternRemedy)
    implements Kind {

  static final int LONGEST_LINE = 1_000;
  static final int LONGEST_TEXT = 20_000;
  static final Pattern EMAIL =
      Pattern.compile("^[^\\s@<>()\\[\\],;:\"\\\\]+@[^\\s@<>()\\[\\],;:\"\\\\]+\\.[^\\s@.]{2,}$");
  static final Pattern PHONE = Pattern.compile("^\\+[1-9][0-9]{6,14}$");

  @Override
  public Optional<String> problem(Object value, Map<String, Object> scope) {
    if (!(value instanceof String text)) {
      return Optional.of("enter text");
    }
    int length = text.strip().length();
    if (length > maxLength || text.length() > LONGEST_TEXT) {
      return Optional.of("use at most " + maxLength + " characters (there are " + length + ")");
    }
    if (length < minLength) {
      return Optional.of("use at least " + minLength + " characters (there are " + length + ")");
    }
    if (!multiline && text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t')) {
      return Optional.of("write it in one line");
    }
    if (hasUnwritableCharacter(text)) {
      return Optional.of("take out the control characters; type the text again instead of pasting");
    }
    if (pattern != null && !pattern.matcher(text).find()) {
      return Optional.of(patternRemedy);
    }
    return Optional.empty();
  }

  @Override
  public String remedy() {
    return "fill this in";
  }

  /**
   * NUL, other controls and halves of surrogate pairs: PostgreSQL's jsonb cannot keep some of them.
   */
  private static boolean hasUnwritableCharacter(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                    || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
