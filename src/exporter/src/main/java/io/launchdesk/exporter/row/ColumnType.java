package io.launchdesk.exporter.row;

/** How a column's values travel: as one array per batch, turned into the column's type by SQL. */
enum ColumnType {
  BIGINT("int8", "%s"),
  INT("int4", "%s"),
  TEXT("text", "%s"),
  JSON("text", "%s::jsonb"),
  /** A list of text, as PostgreSQL's array literal. */
  TEXT_ARRAY("text", "%s::text[]"),
  /** An instant as milliseconds since the epoch. */
  INSTANT("int8", "to_timestamp(%s / 1000.0)"),
  BYTES("bytea", "%s");

  private final String element;
  private final String expression;

  ColumnType(String element, String expression) {
    this.element = element;
    this.expression = expression;
  }

  /** The array's element type in SQL. */
  String element() {
    return element;
  }

  /** The SQL expression that makes the column's value of the array's element. */
  String from(String source) {
    return expression.formatted(source);
  }

  /** An array for this type's values, as the JDBC driver encodes it best. */
  Object[] array(int size) {
    return switch (this) {
      case BIGINT, INSTANT -> new Long[size];
      case INT -> new Integer[size];
      case TEXT, JSON, TEXT_ARRAY -> new String[size];
      case BYTES -> new byte[size][];
    };
  }

  /** The value as it may be sent: PostgreSQL takes no NUL in text, nor its escape in jsonb. */
  Object clean(Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    String clean = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    return this == JSON ? Nul.unescaped(clean) : clean;
  }
}
