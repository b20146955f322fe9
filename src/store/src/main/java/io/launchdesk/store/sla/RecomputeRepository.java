package io.launchdesk.store.sla;

import io.launchdesk.store.Sql;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What open clocks have to be reckoned again for. */
@Repository
public class RecomputeRepository {
  private final JdbcClient jdbc;

  RecomputeRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Asks for the open clocks that count by the calendar; call it in the transaction that changes
   * the calendar.
   *
   * @param reason what was changed: {@code calendar-hours}, {@code calendar-zone}, {@code
   *     holiday-region}, {@code closure}
   * @param person who changed it
   */
  public void askForCalendar(String calendarId, String reason, String person, Instant at) {
    ask("calendar", calendarId, reason, person, at);
  }

  /**
   * Asks for the open clocks that go by the agreement; call it in the transaction that changes it.
   *
   * @param reason what was changed, e.g. {@code agreement}
   * @param person who changed it
   */
  public void askForAgreement(String agreementId, String reason, String person, Instant at) {
    ask("agreement", agreementId, reason, person, at);
  }

  /**
   * Asks for the open clocks that wait for this person as the requester; call it in the transaction
   * that changes when the person is there.
   *
   * @param reason what was changed: {@code absence}, {@code time-zone}
   */
  public void askForPerson(String username, String reason, String person, Instant at) {
    ask("person", username, reason, person, at);
  }

  private void ask(String kind, String subject, String reason, String person, Instant at) {
    jdbc.sql(
            """
            insert into desk.sla_recompute (kind, subject, reason, person, asked_at)
            values (:kind, :subject, :reason, :person, :at)
            """)
        .param("kind", kind)
        .param("subject", subject)
        .param("reason", reason)
        .param("person", person)
        .param("at", Sql.utc(at))
        .update();
  }
}
