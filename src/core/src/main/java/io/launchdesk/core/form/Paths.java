package io.launchdesk.core.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads and writes values in nested maps by path. */
final class Paths {
  private Paths() {}

  /** The value at the path, or null. */
  static Object get(Object root, List<String> path) {
    Object value = root;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  /** Puts a value at the path, making maps on the way. */
  static void put(Map<String, Object> root, List<String> path, Object value) {
    Map<String, Object> map = root;
    for (String name : path.subList(0, path.size() - 1)) {
      Map<String, Object> inner = asMap(map.get(name));
      map.put(name, inner);
      map = inner;
    }
    map.put(path.getLast(), value);
  }

  /** A copy of the map with its text keys, or an empty one when the value is no map. */
  static Map<String, Object> asMap(Object value) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            if (key instanceof String name) {
              copy.put(name, inner);
            }
          });
    }
    return copy;
  }

  /**
   * A copy that holds nothing but maps with text keys, lists, text, numbers, truth values and null:
   * what an expression may see.
   */
  static Object plain(Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number;
      case Boolean flag -> flag;
      case List<?> list ->
          list.stream().map(Paths::plain).filter(Objects::nonNull).collect(Collectors.toList());
      case Map<?, ?> map -> {
        Map<String, Object> copy = asMap(map);
        copy.replaceAll((key, inner) -> plain(inner));
        yield copy;
      }
      case null, default -> null;
    };
  }

  /** The first map with the second laid over it, maps within maps likewise. */
  static Map<String, Object> over(Map<String, Object> lower, Map<String, Object> upper) {
    Map<String, Object> result = new LinkedHashMap<>(lower);
    upper.forEach(
        (key, value) ->
            result.put(
                key,
                value instanceof Map && result.get(key) instanceof Map
                    ? over(asMap(result.get(key)), asMap(value))
                    : value));
    return result;
  }

  /** A path below another. */
  static List<String> join(List<String> upper, List<String> lower) {
    List<String> path = new ArrayList<>(upper);
    path.addAll(lower);
    return List.copyOf(path);
  }
}
