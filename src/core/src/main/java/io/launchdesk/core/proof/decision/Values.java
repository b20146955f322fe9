package io.launchdesk.core.proof.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Values as decisions give them: null, texts, truth values, {@link BigDecimal}s, and lists and maps
 * of those.
 */
public final class Values {
  /** Stands for a value that cannot be told: it may be anything. */
  public static final Object UNKNOWN = new Unknown();

  /** Stands for every text that no model names. */
  public static final String OTHER = "\u0000other";

  private record Unknown() {}

  private Values() {}

  /**
   * A value in the form in which two that are the same are equal.
   *
   * @return {@link #UNKNOWN} for a kind of value that is not told apart, such as a date
   */
  static Object plain(Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean truth -> truth;
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
      case Map<?, ?> map -> {
        Map<String, Object> plain = new TreeMap<>();
        map.forEach((key, one) -> plain.put(String.valueOf(key), plain(one)));
        yield Collections.unmodifiableMap(plain);
      }
      case Iterable<?> many -> {
        List<Object> plain = new ArrayList<>();
        many.forEach(one -> plain.add(plain(one)));
        yield Collections.unmodifiableList(plain);
      }
      default -> UNKNOWN;
    };
  }

  /** Whether nothing in a value is {@link #UNKNOWN} or {@link #OTHER}. */
  public static boolean isKnown(Object value) {
    return switch (value) {
      case null -> true;
      case Map<?, ?> map -> map.values().stream().allMatch(Values::isKnown);
      case List<?> list -> list.stream().allMatch(Values::isKnown);
      default -> !UNKNOWN.equals(value) && !OTHER.equals(value);
    };
  }

  /**
   * What stands at a path, as FEEL has it: null within what has no parts, and of a list what stands
   * there in each item.
   *
   * @param path names, without the variable's own
   */
  public static Object at(Object value, List<String> path) {
    Object at = value;
    for (String name : path) {
      at = part(at, name);
    }
    return at;
  }

  private static Object part(Object value, String name) {
    return switch (value) {
      case Map<?, ?> map -> map.get(name);
      case List<?> list ->
          Collections.unmodifiableList(
              new ArrayList<>(list.stream().map(one -> part(one, name)).toList()));
      case null, default -> Objects.equals(value, UNKNOWN) ? UNKNOWN : null;
    };
  }
}
