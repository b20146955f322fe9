package io.launchdesk.portal.web;

import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a person entered must be storable: PostgreSQL's JSON holds neither NUL characters nor halves
 * of a surrogate pair, and nobody's form is deeper or longer than these limits.
 */
public final class EnteredJson {
  private static final int DEEPEST = 8;
  private static final int MOST_FIELDS = 500;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEXT = 200_000;

  private EnteredJson() {}

  /**
   * @param fields an object as read from the body
   * @throws Refusal naming every field that cannot be stored
   */
  public static void check(Map<String, Object> fields) {
    List<FieldError> errors = new ArrayList<>();
    if (fields.size() > MOST_FIELDS) {
      throw Refusal.invalid("", "holds more than " + MOST_FIELDS + " fields.");
    }
    fields.forEach((name, value) -> check(name, value, 1, errors));
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors.size() > 20 ? errors.subList(0, 20) : errors);
    }
  }

  private static void check(String path, Object value, int depth, List<FieldError> errors) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    if (name.length() > LONGEST_NAME || !isStorable(name)) {
      errors.add(new FieldError(shown(path), "is not a name for a field."));
      return;
    }
    switch (value) {
      case String text when text.length() > LONGEST_TEXT ->
          errors.add(new FieldError(path, "is longer than " + LONGEST_TEXT + " characters."));
      case String text when !isStorable(text) ->
          errors.add(
              new FieldError(
                  path, "contains a character that cannot be stored (NUL or half a character)."));
      case Double number when !Double.isFinite(number) ->
          errors.add(new FieldError(path, "is a number that is too large."));
      case Map<?, ?> inner when depth >= DEEPEST ->
          errors.add(new FieldError(path, "is nested too deeply."));
      case List<?> inner when depth >= DEEPEST ->
          errors.add(new FieldError(path, "is nested too deeply."));
      case Map<?, ?> inner ->
          inner.forEach((key, part) -> check(path + "." + key, part, depth + 1, errors));
      case List<?> inner -> {
        for (int i = 0; i < inner.size(); i++) {
          check(path + "[" + i + "]", inner.get(i), depth + 1, errors);
        }
      }
      case null, default -> {}
    }
  }

  /** Whether PostgreSQL can hold the text: no NUL, no half of a surrogate pair. */
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** Whether nobody would see anything: spaces of any kind, controls and marks without a shape. */
  public static boolean isUnseen(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT);
  }

  /**
   * A short text from the body, without white space around it.
   *
   * @throws Refusal when it is missing, empty, too long or cannot be stored
   */
  public static String text(String field, Object value, int longest) {
    if (!(value instanceof String text) || isUnseen(text)) {
      throw Refusal.invalid(field, "is needed.");
    }
    if (!isStorable(text)) {
      throw Refusal.invalid(
          field, "contains a character that cannot be stored (NUL or half a character).");
    }
    if (text.strip().length() > longest) {
      throw Refusal.invalid(field, "must not be longer than " + longest + " characters.");
    }
    return text.strip();
  }

  private static String shown(String path) {
    String clean = path.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME) : clean;
  }
}
