package io.launchdesk.exporter.row;

/**
 * One column of a table.
 *
 * @param source SQL over the row {@code u} that gives the value when the change has none; null when
 *     there is no other source
 */
record Column(String name, ColumnType type, Merge merge, String source) {

  String selected() {
    String value = type.from("u." + name);
    return source == null ? value : "coalesce(%s, %s)".formatted(value, source);
  }

  String assigned() {
    return merge == Merge.KEEP
        ? "%1$s = coalesce(excluded.%1$s, t.%1$s)".formatted(name)
        : "%1$s = excluded.%1$s".formatted(name);
  }
}
