package io.launchdesk.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;

/**
 * How {@code jsonb} columns are read and written: instants as ISO 8601 text, keys in the order
 * given.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Json() {}

  /**
   * @return the value as JSON text; {@code null} becomes the text {@code null}
   */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value, e);
    }
  }

  /**
   * @param json a JSON object as text, or null
   * @return its fields; empty when the text is null
   */
  public static Map<String, Object> object(String json) {
    return json == null ? Map.of() : read(json, new TypeReference<Map<String, Object>>() {});
  }

  /**
   * @param json a JSON array as text, or null
   * @return its elements; empty when the text is null
   */
  public static List<Object> list(String json) {
    return json == null ? List.of() : read(json, new TypeReference<List<Object>>() {});
  }

  /**
   * @param json any JSON value as text, or null
   * @return a map, list, string, number, boolean or null
   */
  public static Object value(String json) {
    return json == null ? null : read(json, new TypeReference<Object>() {});
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("stored JSON cannot be read", e);
    }
  }
}
