package io.launchdesk.portal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Opaque places in lists: the order's keys of the last item, as base64url. A cursor belongs to one
 * list and is refused by another.
 */
public final class Cursor {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST = 2000;

  private Cursor() {}

  /** The cursor after the item with these keys. */
  public static String encode(String list, Object... keys) {
    List<String> parts = new ArrayList<>(List.of(list));
    for (Object key : keys) {
      parts.add(String.valueOf(key));
    }
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MAPPER.writeValueAsBytes(parts));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a cursor that {@link #encode} wrote.
   *
   * @param cursor what the caller sent; null and empty mean the first page
   * @param keys builds the list's place from the keys; may throw when they do not fit
   * @return the place; null for the first page
   * @throws Refusal with {@link ProblemType#BROKEN_CURSOR} when it cannot be read
   */
  public static <T> T decode(String list, String cursor, Function<List<String>, T> keys) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    try {
      if (cursor.length() > LONGEST) {
        throw new IllegalArgumentException("too long");
      }
      String[] parts = MAPPER.readValue(Base64.getUrlDecoder().decode(cursor), String[].class);
      List<String> all = List.of(parts);
      if (!all.getFirst().equals(list)) {
        throw new IllegalArgumentException("cursor of another list");
      }
      return keys.apply(all.subList(1, all.size()));
    } catch (Exception e) {
      throw new Refusal(ProblemType.BROKEN_CURSOR, "The cursor was not made by this list.");
    }
  }
}
