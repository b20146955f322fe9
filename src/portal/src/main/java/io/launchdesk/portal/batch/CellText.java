package io.launchdesk.portal.batch;

import io.launchdesk.core.form.FieldShape;
import io.launchdesk.portal.sheet.Sheet;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a cell means for its field. What cannot be understood stays the text that it is, so that the
 * form's own check says what to do about it.
 */
final class CellText {
  private static final Set<String> YES =
      Set.of("yes", "y", "true", "1", "x", "tak", "t", "prawda", "是", "بله", "✓");
  private static final Set<String> NO =
      Set.of("no", "n", "false", "0", "nie", "fałsz", "否", "خیر", "نه");
  private static final Pattern PARTS = Pattern.compile("[;|\\n]");
  private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}([.,])\\d{3}(\\1\\d{3})*");
  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,20})?");

  private CellText() {}

  /** The text that is kept of a cell: dates of Excel as ISO 8601. */
  static String kept(FieldShape field, Sheet.Cell cell) {
    LocalDateTime moment =
        cell.moment() == null
            ? null
            : cell.moment().plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS);
    if (moment == null) {
      return cell.text().strip();
    }
    return switch (field.sort()) {
      case DATE -> moment.toLocalDate().toString();
      case TIME -> moment.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
      case DATETIME -> moment.truncatedTo(ChronoUnit.MINUTES).toString();
      default -> cell.text().strip();
    };
  }

  /**
   * The value for the brief.
   *
   * @param text not empty
   * @param say a label in the person's language
   */
  static Object value(FieldShape field, String text, UnaryOperator<String> say) {
    return switch (field.sort()) {
      case TEXT, LONG_TEXT -> text;
      case DATE, TIME, DATETIME -> latin(text);
      case NUMBER -> number(text).<Object>map(number -> number).orElse(text);
      case YES_NO -> truth(text, field, say);
      case CHOICE -> choice(field, text, say).orElse(text);
      case CHOICES -> choices(field, text, say);
    };
  }

  private static Object truth(String text, FieldShape field, UnaryOperator<String> say) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (YES.contains(word) || same(text, say.apply(field.label()))) {
      return true;
    }
    return NO.contains(word) ? Boolean.FALSE : text;
  }

  private static Optional<Object> choice(FieldShape field, String text, UnaryOperator<String> say) {
    return field.options().stream()
        .filter(
            one ->
                same(text, one.value().toString())
                    || same(text, one.label())
                    || same(text, say.apply(one.label())))
        .map(FieldShape.Choice::value)
        .findFirst();
  }

  /** Parts between semicolons, bars or lines, else between commas: a label may have commas, too. */
  private static Object choices(FieldShape field, String text, UnaryOperator<String> say) {
    if (choice(field, text, say).isEmpty() && !PARTS.matcher(text).find()) {
      return all(field, Arrays.asList(text.split("[,،、，]")), say);
    }
    return all(field, Arrays.asList(PARTS.split(text)), say);
  }

  private static List<Object> all(FieldShape field, List<String> parts, UnaryOperator<String> say) {
    return parts.stream()
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(part -> choice(field, part, say).orElse(part))
        .distinct()
        .toList();
  }

  /**
   * A number with a decimal point or comma, and with signs between thousands. One that can be read
   * in two ways ({@code 1,234}) is none: nobody's budget is guessed.
   */
  static Optional<BigDecimal> number(String entered) {
    String text = latin(entered).replaceAll("[\\s\\u00a0\\u202f\\u2009'’٬]", "").replace('٫', '.');
    int comma = text.lastIndexOf(',');
    int point = text.lastIndexOf('.');
    if (comma >= 0 && point >= 0) {
      char grouping = comma > point ? '.' : ',';
      String whole = text.substring(0, Math.max(comma, point));
      if (!GROUPED.matcher(whole).matches() || whole.indexOf(grouping) < 0) {
        return Optional.empty();
      }
      text = text.replace(String.valueOf(grouping), "").replace(',', '.');
    } else if (GROUPED.matcher(text).matches()) {
      boolean once = text.indexOf(',') == comma && text.indexOf('.') == point;
      if (once && !text.matches("[+-]?0.*")) {
        return Optional.empty();
      }
      text = once ? text.replace(',', '.') : text.replaceAll("[.,]", "");
    } else {
      text = text.replace(',', '.');
    }
    return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** Digits of every script as 0 to 9. */
  private static String latin(String text) {
    StringBuilder written = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isDigit(c)) {
                written.append(Character.digit(c, 10));
              } else {
                written.appendCodePoint(c);
              }
            });
    return written.toString();
  }

  static boolean same(String one, String other) {
    return one.strip()
        .replaceAll("\\s+", " ")
        .equalsIgnoreCase(other.strip().replaceAll("\\s+", " "));
  }
}
