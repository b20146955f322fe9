package io.launchdesk.portal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.portal.engine.EngineAnswer;
import io.launchdesk.portal.engine.FakeEngine;
import io.launchdesk.portal.engine.Settlement;
import io.launchdesk.portal.engine.Settlement.Outcome;
import io.launchdesk.store.outbox.Command.CompleteUserTask;
import io.launchdesk.store.outbox.OutboxRow;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers that were said to be safe, and that the engine did not take when it was back. */
@PortalTest
class LateAnswersTest {
  private static final String INBOX = "/api/me/notifications";
  private static final Map<String, Object> DOUBT =
      Map.of("approvalDecision", "reject", "reason", "The claim needs a source");

  @Autowired Http http;
  @Autowired FakeEngine engine;
  @Autowired Fixtures fixtures;
  @Autowired Settlement settlement;
  @Autowired JdbcClient jdbc;

  private String request;
  private long root;

  @BeforeEach
  void requestInApproval() {
    jdbc.sql("delete from desk.notification").update();
    request = http.submit("requester", "Spring sale");
    root = fixtures.root(request, "CallActivity_Approval");
  }

  @AfterEach
  void engineWorksAgain() {
    engine.works();
  }

  @Test
  void shouldTellWhoAnsweredAndKeepWhatWasTypedWhenTheTaskWasDroppedMeanwhile() {
    // given
    long task = approval().open();
    answeredWhileTheEngineIsAway(task);

    // when
    drop(task);
    engineRefuses(task, new EngineAnswer.Gone("not found"));

    // then
    JsonNode told = http.get("approver", INBOX).body().path("items");
    assertThat(told).hasSize(1);
    assertThat(told.at("/0/template").asText()).isEqualTo("answer-late");
    assertThat(told.at("/0/topic/key").asText()).isEqualTo(request);
    assertThat(told.at("/0/facts/title").asText()).isEqualTo("Spring sale");
    assertThat(told.at("/0/facts/task").asText()).isEqualTo("approve-step");
    assertThat(told.at("/0/facts/about").asText()).isEqualTo("Legal");
    assertThat(told.at("/0/facts/instead").asText()).isEqualTo("moved-on");
    assertThat(told.at("/0/facts/answeredTask").asText()).isEqualTo(Long.toString(task));
    assertThat(mail()).isEqualTo("at-once");
    JsonNode page = http.get("approver", "/api/tasks/" + task).body();
    assertThat(page.path("state").asText()).isEqualTo("canceled");
    assertThat(page.at("/lateAnswer/values/reason").asText()).isEqualTo("The claim needs a source");
    assertThat(page.at("/lateAnswer/instead").asText()).isEqualTo("moved-on");
    assertThat(page.at("/form/schema").isObject()).isTrue();
    assertThat(count("select count(*) from desk.approval where task_key = ?", task)).isZero();
  }

  @Test
  void shouldTellNobodyElseNorWhatWasTyped() {
    // given
    long task = approval().open();
    answeredWhileTheEngineIsAway(task);

    // when
    drop(task);
    engineRefuses(task, new EngineAnswer.Gone("not found"));

    // then
    JsonNode colleagues = http.get("david.cohen", "/api/tasks/" + task).body();
    assertThat(colleagues.path("lateAnswer").isNull()).isTrue();
    assertThat(http.get("david.cohen", INBOX).body().path("items")).isEmpty();
    JsonNode message = http.get("admin", "/api/requests/" + request + "/messages").body();
    assertThat(message.at("/items/0/kind").asText()).isEqualTo("late");
    assertThat(message.at("/items/0/facts/task").asText()).isEqualTo("approve-step");
    assertThat(message.toString()).doesNotContain("The claim needs a source");
  }

  @Test
  void shouldTellOnceWhenTwoPortalsHearTheRefusal() {
    // given
    long task = approval().open();
    answeredWhileTheEngineIsAway(task);
    OutboxRow row = new OutboxRow(commandOf(task), request, new CompleteUserTask(task, DOUBT), 5);
    drop(task);
    EngineAnswer gone = new EngineAnswer.Gone("not found");
    engineRefuses(task, gone);

    // when
    Outcome again = settlement.settle(row, gone, Duration.ZERO);

    // then
    assertThat(again).isEqualTo(Outcome.REFUSED);
    assertThat(http.get("approver", INBOX).body().path("items")).hasSize(1);
  }

  @Test
  void shouldSayWhatHappenedInsteadWhenTheRequestWasTakenBack() {
    // given
    long task = approval().open();
    answeredWhileTheEngineIsAway(task);

    // when
    http.post("requester", "/api/requests/" + request + "/withdraw", Map.of("reason", "Too late"));
    drop(task);
    engineRefuses(task, new EngineAnswer.Gone("not found"));

    // then
    assertThat(instead()).isEqualTo("withdrawn");
  }

  @Test
  void shouldSayWhatHappenedInsteadWhenTheBriefHasChanged() {
    // given
    long task = approval().open();
    answeredWhileTheEngineIsAway(task);

    // when
    jdbc.sql(
            """
            insert into desk.brief_version (request_id, version, brief, author, created_at)
            values (?, 2, '{}', 'requester', now())
            """)
        .param(request)
        .update();
    drop(task);
    engineRefuses(task, new EngineAnswer.Gone("not found"));

    // then
    assertThat(instead()).isEqualTo("brief-changed");
  }

  @Test
  void shouldSayWhatHappenedInsteadWhenOthersHaveEndedTheRound() {
    // given two seats of a round
    long task = approval().open();
    long other = approval().open();
    assertThat(complete("david.cohen", other).body().path("engine").asText()).isEqualTo("told");
    answeredWhileTheEngineIsAway(task);

    // when
    drop(task);
    engineRefuses(task, new EngineAnswer.Gone("not found"));

    // then
    assertThat(instead()).isEqualTo("decided");
  }

  @Test
  void shouldAskForAnotherAnswerWhenTheTaskStillWaits() {
    // given
    long task = approval().open();
    answeredWhileTheEngineIsAway(task);

    // when
    engineRefuses(task, new EngineAnswer.Invalid("no such variable"));

    // then
    JsonNode page = http.get("approver", "/api/tasks/" + task).body();
    assertThat(page.path("state").asText()).isEqualTo("open");
    assertThat(page.at("/lateAnswer/instead").asText()).isEqualTo("not-taken");
    assertThat(instead()).isEqualTo("not-taken");
    engine.works();
    assertThat(complete("approver", task).status()).isEqualTo(200);
    JsonNode answered = http.get("approver", "/api/tasks/" + task).body();
    assertThat(answered.path("lateAnswer").isNull()).isTrue();
  }

  @Test
  void shouldKeepWhatWasTypedAndTellNothingMoreWhenTheAnswerIsRefusedAtOnce() {
    // given
    long task = approval().open();
    engine.answersWith(new EngineAnswer.Gone("not found"));

    // when
    var answer = complete("approver", task);

    // then
    assertThat(answer.problem()).isEqualTo("task-not-open");
    assertThat(http.get("approver", INBOX).body().path("items")).isEmpty();
    assertThat(
            http.get("approver", "/api/tasks/" + task)
                .body()
                .at("/lateAnswer/values/reason")
                .asText())
        .isEqualTo("The claim needs a source");
  }

  @Test
  void shouldLeadToTheTaskEvenWhenItIsForOthersNow() {
    // given
    long task = approval().open();
    answeredWhileTheEngineIsAway(task);

    // when
    jdbc.sql("update engine.user_task set candidate_groups = '{finance}' where key = ?")
        .param(task)
        .update();
    drop(task);
    engineRefuses(task, new EngineAnswer.Gone("not found"));

    // then
    assertThat(http.get("approver", "/api/tasks/" + task).status()).isEqualTo(200);
    assertThat(http.get("david.cohen", "/api/tasks/" + task).status()).isEqualTo(403);
  }

  @Test
  void shouldStillShowAConfidentialRequestToWhoAnsweredInVainAndToNoCandidate() {
    // given
    long task = approval().open();
    jdbc.sql("update desk.request set confidential = true where id = ?").param(request).update();
    answeredWhileTheEngineIsAway(task);

    // when
    drop(task);
    engineRefuses(task, new EngineAnswer.Gone("not found"));

    // then
    assertThat(http.get("approver", INBOX).body().path("items")).hasSize(1);
    assertThat(http.get("approver", "/api/tasks/" + task).status()).isEqualTo(200);
    assertThat(http.get("approver", "/api/requests/" + request).status()).isEqualTo(200);
    assertThat(http.get("david.cohen", "/api/tasks/" + task).status()).isEqualTo(404);
    assertThat(http.get("david.cohen", "/api/requests/" + request).status()).isEqualTo(404);
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

  private void answeredWhileTheEngineIsAway(long task) {
    engine.answersWith(new EngineAnswer.Unavailable("connection refused"));
    Answer answer = complete("approver", task);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(answer.body().path("engine").asText()).isEqualTo("waiting");
  }

  private Answer complete(String person, long task) {
    return http.post(person, "/api/tasks/" + task + "/complete", Map.of("variables", DOUBT));
  }

  private void drop(long task) {
    jdbc.sql("update engine.user_task set state = 'canceled', ended_at = now() where key = ?")
        .param(task)
        .update();
  }

  private void engineRefuses(long task, EngineAnswer answer) {
    engine.answersWith(answer);
    await()
        .until(
            () ->
                count(
                        "select count(*) from desk.outbox where refused_at is not null and payload ->> 'taskKey' = ?",
                        Long.toString(task))
                    == 1);
  }

  private long commandOf(long task) {
    return jdbc.sql("select id from desk.outbox where payload ->> 'taskKey' = ?")
        .param(Long.toString(task))
        .query(Long.class)
        .single();
  }

  private String instead() {
    return http.get("approver", INBOX).body().at("/items/0/facts/instead").asText();
  }

  private String mail() {
    return jdbc.sql("select mail from desk.notification where recipient = 'approver'")
        .query(String.class)
        .single();
  }

  private int count(String sql, Object parameter) {
    return jdbc.sql(sql).param(parameter).query(Integer.class).single();
  }
}
