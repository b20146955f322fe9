package io.launchdesk.portal.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.identity.Secret;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.portal.engine.FakeEngine;
import io.launchdesk.store.outbox.Command.CompleteUserTask;
import io.launchdesk.store.task.AnswerLinkRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** approver and david.cohen are of the group legal; a sign-in is needed. */
@PortalTest
class AnswerLinksTest {
  private static final Map<String, Object> APPROVE = Map.of("approvalDecision", "approve");
  private static final Map<String, Object> CHANGES =
      Map.of("approvalDecision", "request-changes", "reason", "The claim needs a source");

  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired AnswerLinkRepository links;
  @Autowired JdbcClient jdbc;
  @Autowired FakeEngine engine;

  private String request;
  private long root;

  @BeforeEach
  void requestInApproval() {
    request = http.submit("requester", "Spring sale");
    root = fixtures.root(request, "CallActivity_Approval");
  }

  @Test
  void shouldShowWhatIsAskedAndAnswerNothingWhenOpened() {
    // given
    long task = approval().open();
    String link = link(task, "approver");

    // when
    Answer shown = http.get("approver", link);
    Answer again = http.get("approver", link);

    // then
    assertThat(shown.status()).as(shown.raw().body()).isEqualTo(200);
    assertThat(shown.body().at("/task/requestTitle").asText()).isEqualTo("Spring sale");
    assertThat(shown.body().at("/task/about").asText()).isEqualTo("Legal");
    assertThat(shown.body().at("/data/brief/title").asText()).isEqualTo("Spring sale");
    assertThat(shown.body().at("/form/formId").asText()).isEqualTo("approveStep");
    assertThat(shown.body().at("/person/username").asText()).isEqualTo("approver");
    assertThat(shown.header("Cache-Control")).contains("no-store");
    assertThat(again.status()).isEqualTo(200);
    assertThat(answered(task)).isZero();
  }

  @Test
  void shouldAnswerAndBeUsedUp() {
    // given
    long task = approval().open();
    String link = link(task, "approver");

    // when
    Answer taken = answer("approver", link, CHANGES);

    // then
    assertThat(taken.status()).as(taken.raw().body()).isEqualTo(200);
    assertThat(
            jdbc.sql("select decision, person, reason from desk.approval where task_key = ?")
                .param(task)
                .query()
                .singleRow())
        .containsEntry("decision", "request-changes")
        .containsEntry("person", "approver")
        .containsEntry("reason", "The claim needs a source");
    assertThat(http.get("approver", link).problem()).isEqualTo("answer-link-used");
    assertThat(answer("approver", link, CHANGES).problem()).isEqualTo("answer-link-used");
    assertThat(
            jdbc.sql(
                    "select details ->> 'signedIn' from desk.audit_event where action = 'task.answer-link' and subject = ?")
                .param(request + "/" + task)
                .query(String.class)
                .single())
        .isEqualTo("true");
  }

  @Test
  void shouldTakeOneAnswerWhenReplayedAtOnce() {
    // given
    long task = approval().open();
    String link = link(task, "approver");

    // when
    List<Answer> answers =
        IntStream.range(0, 6)
            .mapToObj(
                n ->
                    CompletableFuture.supplyAsync(
                        () -> answer("approver", link, n % 2 == 0 ? APPROVE : CHANGES)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    // then
    assertThat(answers).filteredOn(one -> one.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(one -> one.status() != 200)
        .allSatisfy(one -> assertThat(one.problem()).isIn("answer-link-used", "task-not-open"));
    assertThat(answered(task)).isEqualTo(1);
    assertThat(engine.sent())
        .filteredOn(command -> command instanceof CompleteUserTask sent && sent.taskKey() == task)
        .hasSize(1);
  }

  @Test
  void shouldNeedTheSignInOfThePersonWhoGotTheMail() {
    // given
    long task = approval().open();
    String link = link(task, "approver");

    // then a colleague who could answer the task may not by this link
    assertThat(http.get(null, link).status()).isEqualTo(401);
    assertThat(answer(null, link, APPROVE).status()).isIn(401, 403);
    assertThat(http.get("david.cohen", link).problem()).isEqualTo("answer-link-foreign");
    assertThat(answer("david.cohen", link, APPROVE).problem()).isEqualTo("answer-link-foreign");
    assertThat(answer("admin", link, APPROVE).status()).isEqualTo(403);
    assertThat(answered(task)).isZero();
    assertThat(http.get("approver", link).status()).isEqualTo(200);
  }

  @Test
  void shouldSayNothingWhenTheSecretIsGuessed() {
    long task = approval().open();
    String link = link(task, "approver");
    String guess = link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");

    assertThat(http.get("approver", guess).problem()).isEqualTo("not-found");
    assertThat(answer("approver", "/api/answer-links/x", APPROVE).problem()).isEqualTo("not-found");
  }

  @Test
  void shouldRefuseWhenExpired() {
    // given
    long task = approval().open();
    Secret secret = Secret.random();
    Instant past = Instant.now().minus(Duration.ofDays(8));
    links.add(secret.digest(), task, "approver", past, past.plus(Duration.ofDays(7)));

    // then
    String link = "/api/answer-links/" + secret.text();
    assertThat(http.get("approver", link).problem()).isEqualTo("answer-link-expired");
    assertThat(answer("approver", link, APPROVE).status()).isEqualTo(410);
    assertThat(answered(task)).isZero();
  }

  @Test
  void shouldDieWhenTheTaskIsAnsweredElsewhere() {
    // given two links of one person, and one of a colleague
    long task = approval().open();
    String first = link(task, "approver");
    String second = link(task, "approver");
    String others = link(task, "david.cohen");

    // when
    assertThat(answer("approver", first, APPROVE).status()).isEqualTo(200);

    // then
    assertThat(answer("approver", second, CHANGES).problem()).isEqualTo("task-not-open");
    assertThat(http.get("david.cohen", others).problem()).isEqualTo("task-not-open");
  }

  @Test
  void shouldDieWhenTheTaskIsGivenToSomebodyElse() {
    // given
    long task = approval().open();
    String mine = link(task, "approver");
    String theirs = link(task, "david.cohen");

    // when it goes to a colleague, and back into the queue
    assign("admin", task, "david.cohen");
    Answer held = http.get("approver", mine);
    http.post("david.cohen", "/api/tasks/" + task + "/release", null);

    // then
    assertThat(held.problem()).isEqualTo("answer-link-ended");
    assertThat(answer("approver", mine, APPROVE).problem()).isEqualTo("answer-link-ended");
    assertThat(http.get("david.cohen", theirs).status()).isEqualTo(200);
  }

  @Test
  void shouldWaitWhileAColleagueHoldsTheTask() {
    // given
    long task = approval().open();
    String mine = link(task, "approver");

    // when
    http.post("david.cohen", "/api/tasks/" + task + "/claim", null);

    // then
    assertThat(answer("approver", mine, APPROVE).problem()).isEqualTo("task-taken");
    http.post("david.cohen", "/api/tasks/" + task + "/release", null);
    assertThat(answer("approver", mine, APPROVE).status()).isEqualTo(200);
  }

  @Test
  void shouldKeepFourEyes() {
    // given a link of the requester's own, and one for the second seat of a round
    String own = http.submit("approver", "My own idea");
    long ownTask =
        fixtures
            .task(fixtures.root(own, "CallActivity_Approval"), "UserTask_ApproveStep")
            .forGroups("legal")
            .withForm("approveStep")
            .withFourEyes()
            .open();
    long first = approval().open();
    long second = approval().open();
    String secondSeat = link(second, "approver");
    http.post("approver", "/api/tasks/" + first + "/complete", Map.of("variables", APPROVE));

    // then
    assertThat(answer("approver", link(ownTask, "approver"), APPROVE).problem())
        .isEqualTo("four-eyes");
    assertThat(answer("approver", secondSeat, APPROVE).problem()).isEqualTo("four-eyes");
    assertThat(answered(ownTask) + answered(second)).isZero();
    assertThat(unused(second)).isEqualTo(1);
  }

  @Test
  void shouldRefuseWhenThePersonHasLeftTheGroup() {
    // given
    long task = approval().open();
    String link = link(task, "producer");

    // then
    assertThat(answer("producer", link, APPROVE).problem()).isEqualTo("forbidden");
  }

  @Test
  void shouldStayWhenTheAnswerIsNotValid() {
    // given
    long task = approval().open();
    String link = link(task, "approver");

    // when
    Answer noReason = answer("approver", link, Map.of("approvalDecision", "request-changes"));

    // then
    assertThat(noReason.body().at("/errors/0/field").asText()).isEqualTo("reason");
    assertThat(answer("approver", link, CHANGES).status()).isEqualTo(200);
  }

  @Test
  void shouldAnswerInPlaceOfTheHolderWhenTheDeputyHasALink() {
    // given
    long task = approval().heldBy("david.cohen").open();
    String link = link(task, "approver");
    jdbc.sql(
            """
            insert into desk.absence (id, person, from_day, until_day, deputy, starts_at, ends_at, created_at)
            values (gen_random_uuid(), 'david.cohen', current_date, current_date, 'approver', now() - interval '1 hour',
                    now() + interval '1 hour', now())
            """)
        .update();
    try {
      // when
      Answer taken = answer("approver", link, APPROVE);

      // then
      assertThat(taken.status()).as(taken.raw().body()).isEqualTo(200);
      assertThat(
              jdbc.sql("select on_behalf_of from desk.task_outcome where task_key = ?")
                  .param(task)
                  .query(String.class)
                  .single())
          .isEqualTo("david.cohen");
    } finally {
      jdbc.sql("delete from desk.absence where person = 'david.cohen'").update();
    }
  }

  @Test
  void shouldTellWhoWasGivenATask() {
    // given
    long task = approval().open();

    // when
    http.post(
        "admin",
        "/api/tasks/" + task + "/assign",
        Map.of("assignee", "david.cohen", "note", "You know the claim"));
    assign("david.cohen", task, "david.cohen");

    // then
    assertThat(
            jdbc.sql(
                    """
                    select recipient || ' ' || (facts ->> 'note') || ' ' || (facts ->> 'about') || ' ' || mail
                      from desk.notification where request_id = ? and template = 'task-assigned'
                    """)
                .param(request)
                .query(String.class)
                .list())
        .containsExactly("david.cohen You know the claim Legal at-once");
  }

  private Fixtures.TaskBuilder approval() {
    return fixtures
        .task(root, "UserTask_ApproveStep")
        .forGroups("legal")
        .withForm("approveStep")
        .withFourEyes()
        .seeing(
            "approvalStep", "{\"step\": \"legal\", \"title\": \"Legal\", \"group\": \"legal\"}");
  }

  private String link(long task, String person) {
    Secret secret = Secret.random();
    jdbc.sql(
            """
            insert into desk.answer_link (digest, task_key, request_id, person, created_at, expires_at)
            select ?, ?, root.correlation_key, ?, now(), now() + interval '7 days'
              from engine.user_task t join engine.process_instance root on root.key = t.root_key where t.key = ?
            """)
        .params(secret.digest(), task, person, task)
        .update();
    return "/api/answer-links/" + secret.text();
  }

  private Answer answer(String person, String link, Map<String, Object> variables) {
    return http.post(person, link, Map.of("variables", variables));
  }

  private void assign(String by, long task, String to) {
    http.post(by, "/api/tasks/" + task + "/assign", Map.of("assignee", to));
  }

  private long answered(long task) {
    return jdbc.sql("select count(*) from desk.task_outcome where task_key = ?")
        .param(task)
        .query(Long.class)
        .single();
  }

  private long unused(long task) {
    return jdbc.sql("select count(*) from desk.answer_link where task_key = ? and used_at is null")
        .param(task)
        .query(Long.class)
        .single();
  }
}
