package io.launchdesk.store.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.notification.MailMode;
import io.launchdesk.core.notification.TellingRules.Telling;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Given;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.TestPlan;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.PersonRepository;
import io.launchdesk.store.notification.OpenTaskRepository.OpenTask;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private StoreContext store;
  private NotificationRepository notifications;
  private Given given;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    notifications = store.get(NotificationRepository.class);
    given = store.given();
  }

  @Test
  void shouldTellOnceWhenCalledAtOnce() {
    String request = given.request("other", "Once");
    assertThat(AtOnce.run(6, () -> notifications.add(notification("once", request, NOW))))
        .filteredOn(Boolean::booleanValue)
        .hasSize(1);
    store.get(JdbcClient.class).sql("delete from desk.notification").update();
  }

  @Test
  void shouldGiveEachMailToOneMailerWhenSeveralTakeAtOnce() {
    // given
    String request = given.request("other", "Mailers");
    for (int number = 0; number < 3; number++) {
      notifications.add(notification("mailers-" + number, request, NOW));
    }
    CyclicBarrier held = new CyclicBarrier(4);

    // when four mailers take one each and hold on to it
    var taken =
        AtOnce.run(
            4,
            () ->
                store
                    .get(TransactionTemplate.class)
                    .execute(
                        tx -> {
                          var mail = notifications.takeDue(NOW);
                          awaitAll(held);
                          mail.ifPresent(it -> notifications.mailed(it.id(), NOW));
                          return mail.map(NotificationRepository.Mail::id).orElse(0L);
                        }));

    // then three have a mail of their own, and nothing is left
    assertThat(taken).doesNotHaveDuplicates().contains(0L);
    assertThat(notifications.takeDue(NOW)).isEmpty();
  }

  @Test
  void shouldTellOfWhatIsNoRequest() {
    // when
    notifications.add(notification("of a change", Topic.change(3), NOW));

    // then
    Access access = new Access(store.get(PersonRepository.class).find("ann").orElseThrow());
    assertThat(notifications.takeDue(NOW).orElseThrow().topic()).isEqualTo(Topic.change(3));
    assertThat(store.get(InboxRepository.class).page(access, null, true, 10))
        .extracting(Notification::topic)
        .containsExactly(new Notification.Subject("change", "3", "/change-notes/3"));
    MessageRepository messages = store.get(MessageRepository.class);
    assertThat(messages.page(Topic.change(3), null, null, 10)).hasSize(1);
    assertThat(messages.page(Topic.change(30), null, null, 10)).isEmpty();
    assertThat(messages.page(Topic.request("3"), null, null, 10)).isEmpty();
    store.get(JdbcClient.class).sql("delete from desk.notification").update();
  }

  @Test
  void shouldNotSayThatItIsHeldBackWhenAnotherProcessHasIt() {
    String request = given.request("other", "In other hands");
    notifications.add(notification("in other hands", request, NOW));
    long id = notifications.takeDue(NOW).orElseThrow().id();

    notifications.leaveUntil(id, NOW.plusSeconds(60));

    assertThat(notifications.takeDue(NOW)).isEmpty();
    assertThat(
            store
                .get(JdbcClient.class)
                .sql("select count(*) from desk.notification where id = ? and held_until is null")
                .param(id)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    store.get(JdbcClient.class).sql("delete from desk.notification").update();
  }

  @Test
  void shouldWaitWhenAMailWasPostponed() {
    // given
    String request = given.request("other", "Postponed");
    notifications.add(notification("postponed", request, NOW));
    long id = notifications.takeDue(NOW).orElseThrow().id();

    // when
    notifications.postpone(id, "connection refused", NOW.plusSeconds(60));

    // then
    assertThat(notifications.takeDue(NOW.plusSeconds(59))).isEmpty();
    assertThat(notifications.takeDue(NOW.plusSeconds(60)))
        .map(NotificationRepository.Mail::attempts)
        .contains(1);
    notifications.mailed(id, NOW);
  }

  @Test
  void shouldFindTheTaskOfTheSameScopeWhenASubprocessIsRepeated() {
    // given two runs of a subprocess, each with an open task, and reminders in both
    element(11, 10, "UserTask_A");
    element(12, 10, "ServiceTask_Remind");
    element(21, 20, "UserTask_A");
    element(22, 20, "ServiceTask_Remind");
    userTask(111, 11);
    userTask(121, 21);
    var tasks = store.get(OpenTaskRepository.class);

    // then
    assertThat(tasks.beside("UserTask_A", 12)).map(OpenTask::key).contains(111L);
    assertThat(tasks.beside("UserTask_A", 22)).map(OpenTask::key).contains(121L);
    assertThat(tasks.knows(22)).isTrue();
    assertThat(tasks.knows(23)).isFalse();
  }

  @Test
  void shouldFindNoTaskWhenItsAnswerIsStoredAlready() {
    // given
    element(31, 30, "UserTask_A");
    element(32, 30, "ServiceTask_Remind");
    userTask(131, 31);
    String request = given.request("other", "Answered");

    // when
    store
        .get(JdbcClient.class)
        .sql(
            """
            insert into desk.task_outcome (task_key, request_id, element_id, step, person, data, completed_at)
            values (131, ?, 'UserTask_A', 'a', 'ann', '{}', now())
            """)
        .param(request)
        .update();

    // then
    assertThat(store.get(OpenTaskRepository.class).beside("UserTask_A", 32)).isEmpty();
  }

  private void element(long key, long scope, String id) {
    store
        .get(JdbcClient.class)
        .sql(
            """
            insert into engine.element_instance (key, process_instance_key, root_key, element_id, element_type,
              flow_scope_key, state, started_at, partition_id, position)
            values (?, 1, 1, ?, 'X', ?, 'active', now(), 1, 1)
            """)
        .params(key, id, scope)
        .update();
  }

  private void userTask(long key, long element) {
    store
        .get(JdbcClient.class)
        .sql(
            """
            insert into engine.user_task (key, element_instance_key, process_instance_key, root_key,
              process_definition_key, bpmn_process_id, process_version, element_id, state, created_at,
              partition_id, position)
            values (?, ?, 1, 1, 1, 'P', 1, 'UserTask_A', 'open', now(), 1, 1)
            """)
        .params(key, element)
        .update();
  }

  private static void awaitAll(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NewNotification notification(String key, String request, Instant at) {
    return notification(key, Topic.request(request), at);
  }

  private static NewNotification notification(String key, Topic topic, Instant at) {
    return new NewNotification(
        key,
        TestPlan.decision("mention", "mentioned"),
        topic,
        "ann",
        Map.of("title", "Title"),
        null,
        new MailText("en", "Subject", "Body"),
        new Telling(true, MailMode.AT_ONCE, at, at),
        at);
  }
}
