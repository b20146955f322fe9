package io.launchdesk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/**
 * The order of a list that is paged by the place of its last item: by a value, then by an id.
 * Descending is exactly the other way round.
 *
 * @param expression SQL that is never null; instants that are not known are infinity
 * @param id SQL of the id that tells items of the same value apart
 */
public record Sort(String expression, Kind kind, String id, boolean descending) {

  /** What sort of value is ordered by. */
  public enum Kind {
    INSTANT("timestamptz"),
    NUMBER("int"),
    TEXT("text");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /**
     * Reads a value from the text that it makes.
     *
     * @throws RuntimeException when the text is none
     */
    public Object parse(String text) {
      return switch (this) {
        case INSTANT -> text.equals("null") ? null : Instant.parse(text);
        case NUMBER -> Integer.valueOf(text);
        case TEXT -> text;
      };
    }
  }

  /**
   * Where a page ends.
   *
   * @param value of the last item; null for an instant that is not known
   * @param id of the last item
   */
  public record Place(Object value, Object id) {}

  /** An item with the value that it was ordered by; null for an instant that is not known. */
  public record Placed<T>(T item, Object value) {}

  /** For the select clause: the value as column {@code place}. */
  public String column() {
    return expression + " as place";
  }

  /** The order, without the words {@code order by}. */
  public String order() {
    String direction = descending ? " desc" : "";
    return expression + direction + ", " + id + direction;
  }

  /** Keeps what comes after the place; all when it is null. */
  public void after(Place place, Where where) {
    if (place == null) {
      return;
    }
    String value = "coalesce(cast(:afterValue as %s), %s)".formatted(kind.type, unknown());
    where
        .and("(%s, %s) %s (%s, :afterId)".formatted(expression, id, descending ? "<" : ">", value))
        .parameters()
        .putAll(parameters(place));
  }

  private Map<String, Object> parameters(Place place) {
    var found = new HashMap<String, Object>();
    found.put("afterValue", place.value() instanceof Instant at ? Sql.utc(at) : place.value());
    found.put("afterId", place.id());
    return found;
  }

  private String unknown() {
    return kind == Kind.INSTANT ? "'infinity'" : "null";
  }

  /** The item of a row with its place. */
  public <T> Placed<T> placed(ResultSet row, T item) throws SQLException {
    return new Placed<>(
        item,
        switch (kind) {
          case INSTANT -> {
            OffsetDateTime at = row.getObject("place", OffsetDateTime.class);
            yield at.equals(OffsetDateTime.MAX) ? null : at.toInstant();
          }
          case NUMBER -> row.getInt("place");
          case TEXT -> row.getString("place");
        });
  }
}
