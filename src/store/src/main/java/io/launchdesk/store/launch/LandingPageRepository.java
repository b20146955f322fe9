package io.launchdesk.store.launch;

import io.launchdesk.store.Sql;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Landing pages; the portal serves the live ones and counts their views. */
@Repository
public class LandingPageRepository {
  private final JdbcClient jdbc;

  LandingPageRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores the page and makes it live; a page that exists keeps its views. */
  public void put(Page page, Instant at) {
    jdbc.sql(
            """
            insert into desk.landing_page (slug, request_id, title, language, html, position, published_at)
            values (:slug, :request, :title, :language, :html, :position, :at)
            on conflict (slug) do update
               set title = excluded.title, html = excluded.html, live = true
             where landing_page.request_id = excluded.request_id
            """)
        .param("slug", page.slug())
        .param("request", page.requestId())
        .param("title", page.title())
        .param("language", page.language())
        .param("html", page.html())
        .param("position", page.position())
        .param("at", Sql.utc(at))
        .update();
  }

  /** Takes the request's pages off the web. */
  public void takeDown(String requestId) {
    jdbc.sql("update desk.landing_page set live = false where request_id = :request")
        .param("request", requestId)
        .update();
  }

  /** How often the request's pages were seen. */
  public long views(String requestId) {
    return jdbc.sql(
            "select coalesce(sum(views), 0) from desk.landing_page where request_id = :request")
        .param("request", requestId)
        .query(Long.class)
        .single();
  }

  /**
   * A page in one language.
   *
   * @param slug last part of its address
   * @param position 0 for the language that comes first
   */
  public record Page(
      String slug, String requestId, String title, String language, String html, int position) {}
}
