package io.launchdesk.core.form;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of a choice: written in the form, or taken from a variable that the form names. */
sealed interface Options {

  /**
   * @param scope the variables of the form
   * @return the options in order; none when the variable is missing
   */
  List<Option> in(Map<String, Object> scope);

  /** One option: what people see and what is stored. */
  record Option(String label, Object value) {

    /** Whether this option is meant by the value; numbers are compared by size. */
    boolean takes(Object other) {
      if (value instanceof Number && other instanceof Number) {
        return Numbers.read(value, false)
            .flatMap(mine -> Numbers.read(other, false).map(its -> mine.compareTo(its) == 0))
            .orElse(false);
      }
      return value.equals(other);
    }

    /** Reads an option as form-js does: a plain value, or an object with value and label. */
    static Optional<Option> of(Object raw) {
      return switch (raw) {
        case String text -> Optional.of(new Option(text, text));
        case Number number -> Optional.of(new Option(number.toString(), number));
        case Boolean flag -> Optional.of(new Option(flag.toString(), flag));
        case Map<?, ?> map when isPlain(map.get("value")) ->
            Optional.of(new Option(label(map), map.get("value")));
        case null, default -> Optional.empty();
      };
    }

    private static String label(Map<?, ?> map) {
      return map.get("label") instanceof String label && !label.isBlank()
          ? label
          : map.get("value").toString();
    }

    private static boolean isPlain(Object value) {
      return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
  }

  /** Options that are written in the form. */
  record Fixed(List<Option> options) implements Options {
    @Override
    public List<Option> in(Map<String, Object> scope) {
      return options;
    }
  }

  /** Options from a variable, which a dotted path names. */
  record FromVariable(List<String> path) implements Options {
    @Override
    public List<Option> in(Map<String, Object> scope) {
      return Paths.get(scope, path) instanceof Collection<?> many
          ? many.stream().map(Option::of).flatMap(Optional::stream).toList()
          : List.of();
    }
  }
}
