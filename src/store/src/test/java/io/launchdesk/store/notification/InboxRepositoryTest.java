package io.launchdesk.store.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.notification.Channels;
import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.MailMode;
import io.launchdesk.core.notification.MailTimes;
import io.launchdesk.core.notification.QuietTimes;
import io.launchdesk.core.notification.TellingRules;
import io.launchdesk.core.notification.TellingRules.Telling;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.Given;
import io.launchdesk.store.Sql;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.TestPlan;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.PersonRepository;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private StoreContext store;
  private InboxRepository inbox;
  private NotificationRepository notifications;
  private String request;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    inbox = store.get(InboxRepository.class);
    notifications = store.get(NotificationRepository.class);
  }

  @BeforeEach
  void nothingTold() {
    store.get(JdbcClient.class).sql("delete from desk.notification").update();
    Given given = store.given();
    request = given.request("other", "Told");
    given.person("bob");
  }

  @Test
  void shouldGivePagesOfWhatOnePersonWasToldInThePortal() {
    // given
    for (int number = 0; number < 5; number++) {
      told("ann", "page-" + number, true, MailMode.AT_ONCE);
    }
    told("ann", "by mail alone", false, MailMode.AT_ONCE);
    told("bob", "to another", true, MailMode.AT_ONCE);

    // when
    List<Notification> first = inbox.page(as("ann"), null, false, 3);
    told("ann", "meanwhile", true, MailMode.AT_ONCE);
    List<Notification> second = inbox.page(as("ann"), place(first.getLast()), false, 3);

    // then
    assertThat(titles(first)).containsExactly("page-4", "page-3", "page-2");
    assertThat(titles(second)).containsExactly("page-1", "page-0");
    assertThat(inbox.unread(as("ann"))).isEqualTo(6);
  }

  @Test
  void shouldReadForTheRecipientAloneAndOnce() {
    // given
    long id = told("ann", "read", true, MailMode.AT_ONCE);

    // then
    assertThat(inbox.read("bob", id, NOW)).isFalse();
    assertThat(inbox.read("ann", id, NOW)).isTrue();
    assertThat(inbox.read("ann", id, NOW.plusSeconds(1))).isFalse();
    assertThat(inbox.page(as("ann"), null, false, 1).getFirst().readAt()).isEqualTo(NOW);
    assertThat(inbox.page(as("ann"), null, true, 1)).isEmpty();
    assertThat(inbox.has(as("bob"), id)).isFalse();
  }

  @Test
  void shouldLeaveUnreadWhatCameAfterTheNewestThatWasShown() {
    // given
    long shown = told("ann", "shown", true, MailMode.AT_ONCE);
    told("ann", "came later", true, MailMode.AT_ONCE);

    // when
    inbox.readAll("ann", shown, NOW);

    // then
    assertThat(titles(inbox.page(as("ann"), null, true, 9))).containsExactly("came later");
    assertThat(inbox.readAll("ann", null, NOW)).isTrue();
    assertThat(inbox.readAll("ann", null, NOW)).isFalse();
  }

  @Test
  void shouldStandWhereItWasShownWhenThePlanHeldItBack() {
    // given one that was held back, and two that were told meanwhile
    long held = told("ann", "held back", true, MailMode.AT_ONCE);
    long shown = told("ann", "shown", true, MailMode.AT_ONCE);
    shownAt(shown, NOW.plusSeconds(10));
    long last = told("ann", "shown last", true, MailMode.AT_ONCE);
    shownAt(last, NOW.plusSeconds(20));
    shownAt(held, NOW.plusSeconds(15));

    // then
    List<Notification> first = inbox.page(as("ann"), null, false, 2);
    assertThat(titles(first)).containsExactly("shown last", "held back");
    assertThat(titles(inbox.page(as("ann"), place(first.getLast()), false, 2)))
        .containsExactly("shown");

    // and one that comes when the list was read stays unread
    shownAt(held, NOW.plusSeconds(30));
    inbox.readAll("ann", last, NOW);
    assertThat(titles(inbox.page(as("ann"), null, true, 9))).containsExactly("held back");
  }

  @Test
  void shouldTakeBackOnlyWhatStillWaitsWhenACommentIsDeleted() {
    // given what is not mailed at all, waits, or is in a digest already
    JdbcClient jdbc = store.get(JdbcClient.class);
    long comment =
        jdbc.sql(
                """
                insert into desk.comment (request_id, author, body, key, created_at)
                values (?, 'ann', 'gone', gen_random_uuid(), now()) returning id
                """)
            .param(request)
            .query(Long.class)
            .single();
    long never = told("ann", "never", true, MailMode.OFF);
    long waits = told("bob", "waits", true, MailMode.AT_ONCE);
    long gathered = told("ann", "gathered", true, MailMode.DIGEST);
    jdbc.sql("update desk.notification set comment_id = ?").param(comment).update();
    jdbc.sql("update desk.notification set digest_id = ? where id = ?")
        .params(never, gathered)
        .update();

    // when
    inbox.forget(comment);

    // then
    assertThat(
            jdbc.sql("select id from desk.notification where dropped_at is not null")
                .query(Long.class)
                .list())
        .containsExactly(waits);
  }

  private static InboxRepository.Place place(Notification notification) {
    return new InboxRepository.Place(notification.shownAt(), notification.id());
  }

  private void shownAt(long id, Instant at) {
    store
        .get(JdbcClient.class)
        .sql("update desk.notification set shown_at = :at where id = :id")
        .param("at", Sql.utc(at))
        .param("id", id)
        .update();
  }

  @Test
  void shouldPlanAnewWhatWaitsWhenThePersonChoosesOtherwise() {
    // given
    told("ann", "waits", true, MailMode.DIGEST);
    told("bob", "is left alone", true, MailMode.DIGEST);

    // when it is to come at once, then not at all, then at once again
    notifications.replan("ann", rules(MailMode.AT_ONCE), NOW);
    var atOnce = notifications.takeDue(NOW);
    notifications.replan("ann", rules(MailMode.OFF), NOW);
    var off = notifications.takeDue(NOW);
    notifications.replan("ann", rules(MailMode.AT_ONCE), NOW);

    // then what was called off stays so
    assertThat(atOnce).map(mail -> mail.to().username()).contains("ann");
    assertThat(off).isEmpty();
    assertThat(notifications.takeDue(NOW)).isEmpty();
  }

  @Test
  void shouldNotPutOffADigestThatIsDueAlready() {
    // given one that is due, because no worker ran, and one that is not
    told("ann", "due", true, MailMode.DIGEST);
    store
        .get(JdbcClient.class)
        .sql("update desk.notification set next_attempt_at = :due")
        .param("due", Sql.utc(NOW.minusSeconds(60)))
        .update();
    told("ann", "not due", true, MailMode.DIGEST);

    // when
    notifications.replan("ann", rules(MailMode.DIGEST), NOW);

    // then the other one goes by the hour of the rules
    DigestRepository digests = store.get(DigestRepository.class);
    assertThat(digests.due("ann", NOW)).hasSize(1);
    assertThat(digests.due("ann", NOW.plusSeconds(60))).hasSize(1);
    assertThat(digests.due("ann", NOW.plusSeconds(86_400))).hasSize(2);
  }

  private static TellingRules rules(MailMode mail) {
    return new TellingRules(
        Map.of(EventKind.MENTION, new Channels(true, mail)),
        new MailTimes(ZoneOffset.UTC, LocalTime.of(8, 0), QuietTimes.NONE));
  }

  private long told(String person, String title, boolean portal, MailMode mail) {
    notifications.add(
        new NewNotification(
            title,
            TestPlan.decision("mention", "mentioned"),
            Topic.request(request),
            person,
            Map.of("title", title),
            null,
            null,
            new Telling(portal, mail, NOW.plusSeconds(60), NOW),
            NOW));
    return store
        .get(JdbcClient.class)
        .sql("select max(id) from desk.notification")
        .query(Long.class)
        .single();
  }

  private static List<Object> titles(List<Notification> page) {
    return page.stream().map(one -> one.facts().get("title")).toList();
  }

  private Access as(String person) {
    return new Access(store.get(PersonRepository.class).find(person).orElseThrow());
  }
}
