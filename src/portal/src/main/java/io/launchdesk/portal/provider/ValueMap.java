package io.launchdesk.portal.provider;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Translates values of claims into names of Launchdesk; what is not listed counts for nothing. */
final class ValueMap {
  private final Map<String, List<String>> names = new HashMap<>();

  /**
   * @param setting what to name in the message
   * @param pairs {@code value=name}; none for values that are the names
   * @throws IllegalArgumentException when a pair has no {@code =}, or nothing on a side of it
   */
  ValueMap(String setting, List<String> pairs) {
    for (String pair : pairs) {
      int at = pair.lastIndexOf('=');
      if (at < 1 || at == pair.length() - 1) {
        throw new IllegalArgumentException(
            setting + ": '" + pair + "' must be written value=name, e.g. mkt-leads=approver");
      }
      names
          .computeIfAbsent(pair.substring(0, at).strip(), value -> new ArrayList<>())
          .add(pair.substring(at + 1).strip());
    }
  }

  /** The names that these values stand for, each once, in alphabetical order. */
  List<String> of(Collection<String> values) {
    return values.stream().flatMap(this::of).distinct().sorted().toList();
  }

  /** All names that a value can stand for; none where values are the names. */
  Stream<String> names() {
    return names.values().stream().flatMap(List::stream);
  }

  private Stream<String> of(String value) {
    return names.isEmpty() ? Stream.of(value) : names.getOrDefault(value, List.of()).stream();
  }
}
