package io.launchdesk.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** Conversions between Java and PostgreSQL that the driver does not do by itself. */
public final class Sql {
  private Sql() {}

  /** An instant as a parameter for {@code timestamptz}; null stays null. */
  public static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /** The instant in a {@code timestamptz} column; null when the column is. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** The texts in a {@code text[]} column; empty when the column is null. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    Array value = row.getArray(column);
    return value == null ? List.of() : List.of((String[]) value.getArray());
  }

  /** Texts as a parameter for {@code text[]}. */
  public static String[] texts(Collection<String> values) {
    return values.toArray(String[]::new);
  }

  /**
   * Condition that a column is one of the texts of a parameter. PostgreSQL plans it once for a
   * connection: of an array that it sees it would count the elements, and plan anew each time.
   *
   * @param name of the parameter, whose value is made by {@link #texts(Collection)}
   */
  public static String among(String name) {
    return "= any((select cast(:%s as text[]))::text[])".formatted(name);
  }

  /** The number in a {@code bigint} column; null when the column is. */
  public static Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
