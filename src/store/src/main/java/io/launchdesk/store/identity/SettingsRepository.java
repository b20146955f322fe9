package io.launchdesk.store.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The settings that people keep, columns of {@code desk.person}. */
@Repository
public class SettingsRepository {
  private final JdbcClient jdbc;

  SettingsRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The settings of a person who exists. */
  public Settings of(String username) {
    return jdbc.sql("select language, time_zone, theme from desk.person where username = :username")
        .param("username", username)
        .query(
            (row, n) ->
                new Settings(
                    row.getString("language"), row.getString("time_zone"), row.getString("theme")))
        .single();
  }

  /** Replaces all settings of a person. */
  public void save(String username, Settings settings) {
    jdbc.sql(
            """
            update desk.person set language = :language, time_zone = :timeZone, theme = :theme
             where username = :username
            """)
        .param("language", settings.language())
        .param("timeZone", settings.timeZone())
        .param("theme", settings.theme())
        .param("username", username)
        .update();
  }
}
