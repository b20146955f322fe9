package io.launchdesk.bench.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

/** Requests that are complete, go the usual way and are no duplicates of each other. */
public final class Briefs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXAMPLE = "/examples/creative-booth-banners.json";

  private Briefs() {}

  /**
   * One of the examples under another title. Similar titles are held for duplicates, which a person
   * decides on: so there is a text after the given one that has little in common with any other.
   *
   * @param title what the title begins with; the same one gives the same request
   * @return the body of a {@code POST /api/requests}
   */
  public static ObjectNode creativeAsset(String title) {
    try (InputStream example = Briefs.class.getResourceAsStream(EXAMPLE)) {
      ObjectNode body = (ObjectNode) JSON.readTree(example);
      ((ObjectNode) body.path("brief")).put("title", title + " " + unlikeAnyOther(title));
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unlikeAnyOther(String title) {
    return new SplittableRandom(seed(title))
        .longs(3, 0, Long.MAX_VALUE)
        .mapToObj(number -> Long.toString(number, 36))
        .collect(Collectors.joining(" "));
  }

  /** Not the hash of the string, which many of titles that are counted up have in common. */
  private static long seed(String title) {
    return UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
  }
}
