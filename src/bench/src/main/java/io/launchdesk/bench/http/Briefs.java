package io.launchdesk.bench.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Requests that are complete, go the usual way and are no duplicates of each other. */
public final class Briefs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXAMPLE = "/examples/creative-booth-banners.json";

  private Briefs() {}

  /**
   * One of the examples under another title.
   *
   * @param title unlike any other, since similar titles are held for duplicates
   * @return the body of a {@code POST /api/requests}
   */
  public static ObjectNode creativeAsset(String title) {
    try (InputStream example = Briefs.class.getResourceAsStream(EXAMPLE)) {
      ObjectNode body = (ObjectNode) JSON.readTree(example);
      ((ObjectNode) body.path("brief")).put("title", title);
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
