package io.launchdesk.core.brief;

import io.launchdesk.core.form.FieldWords;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A field that differs between two versions of a brief.
 *
 * @param label the field in the words of its form
 * @param before as it was entered; null when it was empty
 * @param beforeText in the words of the form; empty when it was empty
 */
public record BriefDifference(
    String field, String label, Object before, Object after, String beforeText, String afterText) {

  /**
   * The fields that differ; what is missing, null, blank or an empty list is the same nothing, and
   * numbers are compared by size.
   *
   * @return names at the top level of the brief, those that the form knows in its order first
   */
  public static List<String> fields(
      List<FieldWords> form, Map<String, Object> before, Map<String, Object> after) {
    return Stream.of(
            form.stream().map(words -> words.field().split("\\.")[0]),
            before.keySet().stream().sorted(),
            after.keySet().stream().sorted())
        .flatMap(names -> names)
        .distinct()
        .filter(name -> !same(before.get(name), after.get(name)))
        .toList();
  }

  /** What differs, in words. */
  public static List<BriefDifference> between(
      List<FieldWords> form, Map<String, Object> before, Map<String, Object> after) {
    Map<String, FieldWords> words = new LinkedHashMap<>();
    form.forEach(field -> words.putIfAbsent(field.field(), field));
    return fields(form, before, after).stream()
        .map(name -> of(words.get(name), name, before.get(name), after.get(name)))
        .toList();
  }

  /** In one line: {@code Budget: 3000 → 4000}. */
  public String line() {
    return "%s: %s → %s"
        .formatted(
            label, beforeText.isEmpty() ? "–" : beforeText, afterText.isEmpty() ? "–" : afterText);
  }

  private static BriefDifference of(FieldWords words, String name, Object before, Object after) {
    Map<String, String> options = words == null ? Map.of() : words.options();
    return new BriefDifference(
        name,
        words == null ? name : words.label(),
        before,
        after,
        text(before, options),
        text(after, options));
  }

  private static String text(Object value, Map<String, String> options) {
    return switch (value) {
      case null -> "";
      case Boolean flag -> flag ? "yes" : "no";
      case Number number ->
          options.getOrDefault(
              number.toString(),
              new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
      case Collection<?> values ->
          values.stream().map(one -> text(one, options)).collect(Collectors.joining(", "));
      case Map<?, ?> fields ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + " " + text(field.getValue(), options))
              .collect(Collectors.joining(", "));
      default -> options.getOrDefault(value.toString(), value.toString());
    };
  }

  private static boolean same(Object one, Object other) {
    return Objects.equals(plain(one), plain(other));
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Boolean flag -> flag ? flag : null;
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
      case String text -> text.isBlank() ? null : text.strip();
      case Collection<?> values ->
          values.isEmpty() ? null : values.stream().map(BriefDifference::plain).toList();
      case Map<?, ?> fields -> {
        Map<Object, Object> filled = new LinkedHashMap<>();
        fields.forEach(
            (name, part) -> {
              if (plain(part) != null) {
                filled.put(name, plain(part));
              }
            });
        yield filled.isEmpty() ? null : filled;
      }
      case null, default -> value;
    };
  }
}
