package io.launchdesk.core.form;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What sort of value a field takes. */
interface Kind {

  /**
   * Looks at a value that is not empty.
   *
   * @param value what was entered, as JSON gives it
   * @param scope the values that options may come from
   * @return what to do about it, or empty when the value is fine
   */
  Optional<String> problem(Object value, Map<String, Object> scope);

  /** What to say when the field is required and empty and the form has no words of its own. */
  String remedy();

  /** Whether the value counts as not given. */
  default boolean isEmpty(Object value) {
    return switch (value) {
      case null -> true;
      case String text -> text.isBlank();
      case Collection<?> many -> many.isEmpty();
      default -> false;
    };
  }
}
