package io.launchdesk.store.notification;

import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Channels of chat systems, kept by admins. */
@Repository
public class WebhookRepository {
  private static final String OPEN = "select * from desk.webhook where ended_at is null ";

  private final JdbcClient jdbc;

  WebhookRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them, by name. */
  public List<Webhook> all() {
    return jdbc.sql(OPEN + "order by lower(name)").query((row, n) -> webhook(row)).list();
  }

  /** The webhook of this id; empty when there is none, or not any more. */
  public Optional<Webhook> find(UUID id) {
    return jdbc.sql(OPEN + "and id = :id")
        .param("id", id)
        .query((row, n) -> webhook(row))
        .optional();
  }

  /** Those that are switched on for one of these audiences and this kind of event. */
  public List<Webhook> listening(Collection<String> audiences, String kind) {
    return jdbc.sql(
            OPEN + "and enabled and audience = any(:audiences) and :kind = any(kinds) order by id")
        .param("audiences", Sql.texts(audiences))
        .param("kind", kind)
        .query((row, n) -> webhook(row))
        .list();
  }

  /**
   * Keeps a new one.
   *
   * @return false when another has its name, whatever the case
   */
  public boolean add(Webhook webhook, String by, Instant at) {
    return jdbc.sql(
                """
                insert into desk.webhook (id, name, format, address, audience, kinds, language, time_zone, enabled,
                                          created_by, created_at)
                values (:id, :name, :format, :address, :audience, :kinds, :language, :zone, :enabled, :by, :at)
                on conflict do nothing
                """)
            .param("id", webhook.id())
            .param("name", webhook.name())
            .param("format", webhook.format())
            .param("address", webhook.address())
            .param("audience", webhook.audience())
            .param("kinds", Sql.texts(webhook.kinds()))
            .param("language", webhook.language())
            .param("zone", webhook.timeZone())
            .param("enabled", webhook.enabled())
            .param("by", by)
            .param("at", Sql.utc(at))
            .update()
        == 1;
  }

  /**
   * Changes one. What waits is sent as it is set now, at once.
   *
   * @return false when another has its name
   */
  @Transactional
  public boolean save(Webhook webhook, Instant now) {
    int changed =
        jdbc.sql(
                """
                update desk.webhook w
                   set name = :name, format = :format, address = :address, audience = :audience, kinds = :kinds,
                       language = :language, time_zone = :zone, enabled = :enabled
                 where id = :id and ended_at is null and not exists (
                   select 1 from desk.webhook o
                    where o.id <> w.id and o.ended_at is null and lower(o.name) = lower(:name))
                """)
            .param("id", webhook.id())
            .param("name", webhook.name())
            .param("format", webhook.format())
            .param("address", webhook.address())
            .param("audience", webhook.audience())
            .param("kinds", Sql.texts(webhook.kinds()))
            .param("language", webhook.language())
            .param("zone", webhook.timeZone())
            .param("enabled", webhook.enabled())
            .update();
    if (changed == 1) {
      jdbc.sql(
              """
              update desk.notification set next_attempt_at = :now, attempts = 0
               where webhook_id = :id and mailed_at is null and mail = 'at-once'
              """)
          .param("id", webhook.id())
          .param("now", Sql.utc(now))
          .update();
    }
    return changed == 1;
  }

  /** Ends one: its secret is forgotten, and what waits for it is not sent. */
  @Transactional
  public void end(UUID id, Instant now) {
    jdbc.sql(
            """
            update desk.webhook set ended_at = :now, enabled = false, address = '' where id = :id and ended_at is null
            """)
        .param("id", id)
        .param("now", Sql.utc(now))
        .update();
    jdbc.sql(
            """
            update desk.notification set mail = 'off', dropped_at = :now
             where webhook_id = :id and mailed_at is null and mail <> 'off'
            """)
        .param("id", id)
        .param("now", Sql.utc(now))
        .update();
  }

  /** Who keeps the channels. */
  public List<String> keepers() {
    return jdbc.sql(
            """
            select username from desk.person p join desk.person_role r using (username)
             where p.active and r.role = 'admin' order by username
            """)
        .query(String.class)
        .list();
  }

  /** How the messages of one fare. */
  public Webhook.Fate fate(UUID id) {
    return jdbc.sql(
            """
            select max(mailed_at) as delivered, count(*) filter (where mailed_at is null and mail = 'at-once') as waiting,
                   (array_agg(last_error order by id)
                      filter (where mailed_at is null and mail = 'at-once' and last_error is not null))[1] as error
              from desk.notification where webhook_id = :id
            """)
        .param("id", id)
        .query(
            (row, n) ->
                new Webhook.Fate(
                    Sql.instant(row, "delivered"), row.getLong("waiting"), row.getString("error")))
        .single();
  }

  static Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("format"),
        row.getString("address"),
        row.getString("audience"),
        Sql.texts(row, "kinds"),
        row.getString("language"),
        row.getString("time_zone"),
        row.getBoolean("enabled"));
  }
}
