package io.launchdesk.core.launch;

import java.text.Normalizer;
import java.util.Locale;

/** The last part of a page's address. */
public final class Slug {
  private static final int LONGEST_TITLE = 60;

  private Slug() {}

  /**
   * Readable, and unique by the request's id: {@code summer-sale-mr-1001}, with the language at the
   * end when there are several.
   *
   * @param language null when there is only one
   */
  public static String of(String title, String requestId, String language) {
    String words =
        Normalizer.normalize(title.replace("ß", "ss"), Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String readable =
        words.length() <= LONGEST_TITLE
            ? words
            : words.substring(0, LONGEST_TITLE).replaceAll("-[^-]*$", "");
    String id = requestId.toLowerCase(Locale.ROOT);
    String slug = readable.isEmpty() ? id : readable + "-" + id;
    return language == null ? slug : slug + "-" + language.toLowerCase(Locale.ROOT);
  }
}
