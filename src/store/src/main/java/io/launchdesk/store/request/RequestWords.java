package io.launchdesk.store.request;

import io.launchdesk.store.Where;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Requests with certain words. PostgreSQL can't know how many have all of several words, and reads
 * in the order of the list until a page is full: when few have them, that is to read all. So it is
 * looked first whether few have them, which the index of words tells soon; when many have them, a
 * page is full soon.
 */
final class RequestWords {
  private static final int FEW = 1_000;
  private static final String HAS_THEM =
      "(r.search @@ plainto_tsquery('simple', :words) or r.id = upper(trim(:words)))";

  private RequestWords() {}

  /**
   * Adds the condition on {@code desk.request r}.
   *
   * @param words every word must occur in id, title or type; null means: no condition
   */
  static void condition(Where where, String words, JdbcClient jdbc) {
    if (words == null) {
      return;
    }
    List<String> some = some(words, jdbc);
    if (some.size() <= FEW) {
      where.and("r.id = any(:found)", "found", some.toArray(String[]::new));
    } else {
      where.and(HAS_THEM, "words", words);
    }
  }

  private static List<String> some(String words, JdbcClient jdbc) {
    return jdbc.sql(
            """
            with found as materialized (select r.id from desk.request r where %s)
            select id from found limit :most
            """
                .formatted(HAS_THEM))
        .param("words", words)
        .param("most", FEW + 1)
        .query(String.class)
        .list();
  }
}
