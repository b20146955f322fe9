package io.launchdesk.store.notification;

import io.launchdesk.core.notification.Channels;
import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.MailMode;
import io.launchdesk.core.notification.MailTimes;
import io.launchdesk.core.notification.QuietTimes;
import io.launchdesk.core.notification.TellingRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How people want to be told of things. */
@Repository
public class PreferenceRepository {
  private final JdbcClient jdbc;

  PreferenceRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The choices of a person who exists; what was not chosen is as usual. */
  public TellingRules of(String username) {
    return new TellingRules(channels(username), times(username));
  }

  /** Replaces all choices but the time zone, which is one of the person's settings. */
  public void save(String username, TellingRules rules) {
    rules.channels().forEach((kind, channels) -> save(username, kind, channels));
    MailTimes times = rules.times();
    jdbc.sql(
            """
            insert into desk.mail_times (person, digest_at, quiet_from, quiet_until, quiet_days)
            values (:person, :digestAt, :from, :until, :days)
            on conflict (person) do update
               set digest_at = excluded.digest_at, quiet_from = excluded.quiet_from,
                   quiet_until = excluded.quiet_until, quiet_days = excluded.quiet_days
            """)
        .param("person", username)
        .param("digestAt", times.digestAt())
        .param("from", times.quiet().from())
        .param("until", times.quiet().until())
        .param(
            "days",
            times.quiet().days().stream().map(DayOfWeek::getValue).sorted().toArray(Integer[]::new))
        .update();
  }

  private void save(String username, EventKind kind, Channels channels) {
    jdbc.sql(
            """
            insert into desk.notification_preference (person, kind, portal, mail)
            values (:person, :kind, :portal, :mail)
            on conflict (person, kind) do update set portal = excluded.portal, mail = excluded.mail
            """)
        .param("person", username)
        .param("kind", kind.slug())
        .param("portal", channels.portal())
        .param("mail", channels.mail().slug())
        .update();
  }

  private Map<EventKind, Channels> channels(String username) {
    Map<EventKind, Channels> chosen = new EnumMap<>(EventKind.class);
    jdbc.sql("select kind, portal, mail from desk.notification_preference where person = :person")
        .param("person", username)
        .query(
            row -> {
              Channels channels =
                  new Channels(
                      row.getBoolean("portal"), MailMode.of(row.getString("mail")).orElseThrow());
              EventKind.of(row.getString("kind")).ifPresent(kind -> chosen.put(kind, channels));
            });
    return chosen;
  }

  private MailTimes times(String username) {
    return jdbc.sql(
            """
            select p.time_zone, t.* from desk.person p left join desk.mail_times t on t.person = p.username
             where p.username = :person
            """)
        .param("person", username)
        .query((row, n) -> times(row))
        .single();
  }

  private static MailTimes times(ResultSet row) throws SQLException {
    ZoneId zone = ZoneId.of(row.getString("time_zone"));
    LocalTime digestAt = row.getObject("digest_at", LocalTime.class);
    return digestAt == null
        ? new MailTimes(zone, MailTimes.USUAL_DIGEST, QuietTimes.NONE)
        : new MailTimes(
            zone,
            digestAt,
            new QuietTimes(
                row.getObject("quiet_from", LocalTime.class),
                row.getObject("quiet_until", LocalTime.class),
                days(row)));
  }

  private static Set<DayOfWeek> days(ResultSet row) throws SQLException {
    return Arrays.stream((Integer[]) row.getArray("quiet_days").getArray())
        .map(DayOfWeek::of)
        .collect(Collectors.toSet());
  }
}
