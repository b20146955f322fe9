package io.launchdesk.store.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.notification.MailMode;
import io.launchdesk.core.notification.TellingRules.Telling;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Given;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.TestPlan;
import io.launchdesk.store.notification.DigestRepository.Entry;
import io.launchdesk.store.notification.NotificationRepository.Mail;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DigestRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-24");
  private static final MailText TEXT = new MailText("en", "Summary", "All of it");

  private StoreContext store;
  private DigestRepository digests;
  private NotificationRepository notifications;
  private Given given;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    digests = store.get(DigestRepository.class);
    notifications = store.get(NotificationRepository.class);
    given = store.given();
  }

  @BeforeEach
  void nothingWaits() {
    store.get(JdbcClient.class).sql("delete from desk.notification").update();
  }

  @Test
  void shouldWriteOneDigestOfAllWhenSeveralWorkersDoAtOnce() {
    // given
    for (int number = 0; number < 5; number++) {
      waiting("at-once-" + number, "ann", NOW);
    }

    // when
    List<Integer> written = AtOnce.run(6, () -> inTransaction(NOW));

    // then one worker had all of them
    assertThat(written).filteredOn(count -> count > 0).containsExactly(5);
    assertThat(notifications.takeDue(NOW)).map(Mail::template).contains("digest");
    assertThat(digests.takeReader(NOW)).isEmpty();
  }

  @Test
  void shouldLeaveForLaterWhatIsNotDue() {
    // given
    waiting("due", "ann", NOW);
    waiting("later", "ann", NOW.plusSeconds(86_400));

    // when
    inTransaction(NOW);

    // then
    assertThat(digests.takeReader(NOW)).isEmpty();
    assertThat(digests.due("ann", NOW.plusSeconds(86_400))).hasSize(1);
  }

  @Test
  void shouldMarkWhatTheDigestToldWhenItIsMailed() {
    // given
    waiting("told", "ann", NOW);
    inTransaction(NOW);
    assertThat(unmailed()).isEqualTo(2);

    // when
    notifications.mailed(notifications.takeDue(NOW).orElseThrow().id(), NOW);

    // then
    assertThat(unmailed()).isZero();
  }

  @Test
  void shouldRefuseASecondDigestOfTheSameDay() {
    // given
    waiting("first", "ann", NOW);
    inTransaction(NOW);
    waiting("second", "ann", NOW);
    List<Entry> entries = digests.due("ann", NOW);

    // when
    boolean kept = digests.add("ann", DAY, TEXT, entries, NOW);

    // then
    assertThat(kept).isFalse();
    assertThat(digests.due("ann", NOW)).isEqualTo(entries);
    assertThat(digests.add("ann", DAY.plusDays(1), TEXT, entries, NOW)).isTrue();
  }

  private int inTransaction(Instant now) {
    return store
        .get(TransactionTemplate.class)
        .execute(
            tx -> {
              List<Entry> entries =
                  digests
                      .takeReader(now)
                      .map(reader -> digests.due(reader.username(), now))
                      .orElse(List.of());
              if (!entries.isEmpty()) {
                digests.add("ann", DAY, TEXT, entries, now);
              }
              return entries.size();
            });
  }

  private void waiting(String key, String person, Instant at) {
    String request = given.request("other", key);
    notifications.add(
        new NewNotification(
            key,
            TestPlan.decision("request-accepted", "requester"),
            Topic.request(request),
            person,
            Map.of("title", key),
            null,
            new MailText("en", key + " is accepted", "Body"),
            new Telling(true, MailMode.DIGEST, at, NOW),
            NOW));
  }

  private long unmailed() {
    return store
        .get(JdbcClient.class)
        .sql("select count(*) from desk.notification where mailed_at is null")
        .query(Long.class)
        .single();
  }
}
