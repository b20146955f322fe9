package io.launchdesk.store.launch;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Landing pages as visitors see them. */
@Repository
public class LandingPageViews {
  private final JdbcClient jdbc;

  LandingPageViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A page by its slug.
   *
   * @param live false after it was taken back
   */
  public record PublishedPage(String slug, String language, String html, boolean live) {}

  /** The page, whether it is live or not. */
  public Optional<PublishedPage> find(String slug) {
    return jdbc.sql("select slug, language, html, live from desk.landing_page where slug = :slug")
        .param("slug", slug)
        .query(PublishedPage.class)
        .optional();
  }

  /** Counts one visit. */
  public void count(String slug) {
    jdbc.sql("update desk.landing_page set views = views + 1 where slug = :slug and live")
        .param("slug", slug)
        .update();
  }
}
