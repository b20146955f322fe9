package io.launchdesk.portal.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.sheet.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An answer as tables: one for each list in it, one for each list in the items of a list (with the
 * item's own texts before), and {@code about} for what belongs to no list.
 */
final class Tables {
  private final Map<String, List<Map<String, Object>>> found = new LinkedHashMap<>();

  private Tables() {}

  /** The tables, the answer's main list first. */
  static List<Table> of(JsonNode answer) {
    Tables tables = new Tables();
    Map<String, Object> about = new LinkedHashMap<>();
    tables.read("", answer, about, Map.of());
    tables.found.put("about", List.of(about));
    return tables.found.entrySet().stream()
        .map(table -> table(table.getKey(), table.getValue()))
        .toList();
  }

  private static Table table(String name, List<Map<String, Object>> rows) {
    Set<String> head = new LinkedHashSet<>();
    rows.forEach(row -> head.addAll(row.keySet()));
    List<List<Object>> cells = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      List<Object> line = new ArrayList<>();
      head.forEach(column -> line.add(row.get(column)));
      cells.add(line);
    }
    return new Table(name, List.copyOf(head), cells);
  }

  private void read(
      String prefix, JsonNode object, Map<String, Object> row, Map<String, Object> outer) {
    row.putAll(outer);
    object
        .properties()
        .forEach(
            field -> {
              String name = prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey();
              JsonNode value = field.getValue();
              if (value.isObject()) {
                read(name, value, row, Map.of());
              } else if (!value.isArray() || isTexts(value)) {
                row.put(name, scalar(value));
              }
            });
    object
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isArray() && !isTexts(field.getValue())) {
                list(field.getKey(), field.getValue(), outer.isEmpty() ? row : outer, prefix);
              }
            });
  }

  private void list(String name, JsonNode items, Map<String, Object> row, String prefix) {
    List<Map<String, Object>> rows = found.computeIfAbsent(name, unknown -> new ArrayList<>());
    for (JsonNode item : items) {
      Map<String, Object> line = new LinkedHashMap<>();
      read("", item, line, prefix.isEmpty() ? keys(row) : Map.of());
      rows.add(line);
    }
  }

  /** What tells the item apart that a list belongs to. */
  private static Map<String, Object> keys(Map<String, Object> row) {
    Map<String, Object> keys = new LinkedHashMap<>();
    for (String key : List.of("kpi", "part")) {
      if (row.containsKey(key)) {
        keys.put(key, row.get(key));
      }
    }
    return keys;
  }

  private static boolean isTexts(JsonNode array) {
    return array.isArray() && !array.isEmpty() && array.get(0).isValueNode();
  }

  private static Object scalar(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isArray()) {
      List<String> texts = new ArrayList<>();
      value.forEach(text -> texts.add(text.asText()));
      return String.join(", ", texts);
    }
    return value.isNumber()
        ? value.numberValue()
        : value.isBoolean() ? (Object) value.booleanValue() : value.asText();
  }
}
