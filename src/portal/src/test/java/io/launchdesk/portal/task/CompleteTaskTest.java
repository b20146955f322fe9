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
import io.launchdesk.store.outbox.Command.CompleteUserTask;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class CompleteTaskTest {
  private static final Map<String, Object> APPROVE = Map.of("approvalDecision", "approve");

  @Autowired Http http;
  @Autowired FakeEngine engine;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  private String request;
  private long root;

  @BeforeEach
  void requestInApproval() {
    request = http.submit("requester", "Spring sale");
    root = fixtures.root(request, "CallActivity_Approval");
  }

  @AfterEach
  void engineWorksAgain() {
    engine.works();
  }

  @Test
  void shouldStoreTheApprovalAndSendOnlySteeringFieldsWhenApproved() {
    // given
    long task = approval().open();

    // when
    var answer =
        complete(
            "approver",
            task,
            Map.of(
                "approvalDecision", "request-changes",
                "reason", "The claim needs a source",
                "unknown", "dropped"));

    // then
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(answer.body().path("engine").asText()).isEqualTo("told");
    assertThat(engine.sent())
        .contains(new CompleteUserTask(task, Map.of("approvalDecision", "request-changes")));
    assertThat(
            jdbc.sql(
                    "select step, decision, person, reason, brief_version from desk.approval where task_key = ?")
                .param(task)
                .query()
                .singleRow())
        .containsEntry("step", "legal")
        .containsEntry("decision", "request-changes")
        .containsEntry("person", "approver")
        .containsEntry("reason", "The claim needs a source")
        .containsEntry("brief_version", 1);
    assertThat(stored(task)).contains("The claim needs a source").doesNotContain("dropped");
  }

  @Test
  void shouldTellTheRequesterByNameWhichFieldsHaveToChange() {
    // given
    fixtures.form("intakeOther");
    long task = approval().open();
    var offered = http.get("approver", "/api/tasks/" + task).body().at("/data/briefFields");

    // when
    var unknown = complete("approver", task, changes("shoeSize"));
    var answer = complete("approver", task, changes("budget", "audience"));
    long revision =
        fixtures
            .task(root, "UserTask_ReviseBrief")
            .heldBy("requester")
            .withForm("intakeOther")
            .open();
    var asked = http.get("requester", "/api/tasks/" + revision).body().at("/data");

    // then
    assertThat(offered.findValuesAsText("value")).contains("title", "budget", "audience");
    assertThat(fields(unknown)).containsExactly("changeFields");
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(asked.at("/changesRequested/0/fields"))
        .extracting(JsonNode::asText)
        .containsExactly("Budget", "Audience");
    assertThat(asked.at("/changesRequested/0/reason").asText()).isEqualTo("Too much for too few");
  }

  @Test
  void shouldNameTheFieldsWhenTheFormIsNotFilledIn() {
    // given
    long task = approval().open();

    // when
    var nothing = complete("approver", task, Map.of());
    var noReason = complete("approver", task, Map.of("approvalDecision", "reject"));
    var wrong = complete("approver", task, Map.of("approvalDecision", "maybe"));
    var nul =
        complete("approver", task, Map.of("approvalDecision", "reject", "reason", "no\u0000"));

    // then
    assertThat(fields(nothing)).containsExactly("approvalDecision");
    assertThat(fields(noReason)).containsExactly("reason");
    assertThat(fields(wrong)).contains("approvalDecision");
    assertThat(fields(nul)).containsExactly("reason");
    assertThat(stored(task)).isNull();
  }

  @Test
  void shouldRefuseWhenTheTaskIsForeignTakenAnsweredOrUnknown() {
    // given
    long task = approval().open();
    long held = approval().heldBy("david.cohen").open();
    long done = approval().open();
    complete("approver", done, APPROVE);

    // when
    var foreign = complete("producer", task, APPROVE);
    var taken = complete("approver", held, APPROVE);
    var stale = complete("david.cohen", done, APPROVE);
    var unknown = complete("approver", 42, APPROVE);

    // then
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.problem()).isEqualTo("forbidden");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.problem()).isEqualTo("task-taken");
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.problem()).isEqualTo("task-not-open");
    assertThat(unknown.status()).isEqualTo(404);
  }

  @Test
  void shouldRefuseTheSecondSeatWhenThePersonHasDecidedInTheRound() {
    // given two seats of one step, and another step in the same round
    long first = approval().open();
    long second = approval().open();
    long otherStep =
        approval().seeing("approvalStep", "{\"step\": \"brand\", \"group\": \"legal\"}").open();
    assertThat(complete("approver", first, APPROVE).status()).isEqualTo(200);

    // when
    var again = complete("approver", second, APPROVE);

    // then the other seat is for others, the other step is not
    assertThat(again.status()).isEqualTo(403);
    assertThat(again.body().path("type").asText()).endsWith("four-eyes");
    assertThat(complete("david.cohen", second, APPROVE).status()).isEqualTo(200);
    assertThat(complete("approver", otherStep, APPROVE).status()).isEqualTo(200);
  }

  @Test
  void shouldRefuseWhenTheApproverIsTheRequester() {
    // given
    String own = http.submit("approver", "My own idea");
    long task =
        fixtures
            .task(fixtures.root(own, "CallActivity_Approval"), "UserTask_ApproveStep")
            .forGroups("legal")
            .withForm("approveStep")
            .withFourEyes()
            .open();

    // when
    var claimed = http.post("approver", "/api/tasks/" + task + "/claim", null);
    var completed = complete("approver", task, APPROVE);
    var listed = http.get("approver", "/api/tasks?requestId=" + own);

    // then
    assertThat(claimed.problem()).isEqualTo("four-eyes");
    assertThat(completed.status()).isEqualTo(403);
    assertThat(completed.problem()).isEqualTo("four-eyes");
    assertThat(listed.body().path("items")).isEmpty();
  }

  @Test
  void shouldTakeOneAnswerWhenTwoComeAtTheSameTime() {
    // given
    long task = approval().open();

    // when
    List<Integer> statuses =
        Stream.of("approver", "david.cohen", "approver", "david.cohen")
            .map(person -> CompletableFuture.supplyAsync(() -> complete(person, task, APPROVE)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(Answer::status)
            .sorted()
            .toList();

    // then
    // who asked for the same twice is told the same twice
    assertThat(statuses).contains(200).endsWith(409, 409).containsOnly(200, 409);
    assertThat(engine.sent().stream().filter(c -> c.equals(new CompleteUserTask(task, APPROVE))))
        .hasSize(1);
  }

  @Test
  void shouldRefuseWhileAnotherPortalIsChangingTheTask() {
    // given a change that goes on, and one whose portal died long ago
    long task = approval().open();
    long left = approval().open();
    turn(task, "1 minute");
    turn(left, "-1 second");

    // when
    var answered = complete("approver", task, APPROVE);
    var claimed = http.post("approver", "/api/tasks/" + task + "/claim", null);
    var free = complete("approver", left, APPROVE);

    // then
    assertThat(answered.problem()).isEqualTo("task-taken");
    assertThat(claimed.problem()).isEqualTo("task-taken");
    assertThat(engine.sent()).doesNotContain(new CompleteUserTask(task, APPROVE));
    assertThat(free.status()).isEqualTo(200);
    assertThat(jdbc.sql("select task_key from desk.task_turn").query(Long.class).list())
        .contains(task)
        .doesNotContain(left);
  }

  private void turn(long task, String lasts) {
    jdbc.sql(
            "insert into desk.task_turn values (?, gen_random_uuid(), now() + cast(? as interval))")
        .params(task, lasts)
        .update();
  }

  @Test
  void shouldTellTheSameWhenTheSameAnswerComesOnceMore() {
    // given
    long task = approval().open();
    Map<String, Object> doubt =
        Map.of("approvalDecision", "request-changes", "reason", "The claim needs a source");
    var first = complete("approver", task, doubt);

    // when
    var again = complete("approver", task, doubt);
    var another = complete("approver", task, APPROVE);

    // then
    assertThat(first.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("completedAt")).isEqualTo(first.body().path("completedAt"));
    assertThat(another.problem()).isEqualTo("task-not-open");
    assertThat(engine.sent())
        .filteredOn(command -> command instanceof CompleteUserTask sent && sent.taskKey() == task)
        .hasSize(1);
  }

  @Test
  void shouldKeepTheAnswerWhenTheEngineIsAway() {
    // given
    long task = approval().open();
    engine.answersWith(new EngineAnswer.Unavailable("connection refused"));

    // when
    var answer = complete("approver", task, APPROVE);

    // then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("engine").asText()).isEqualTo("waiting");
    assertThat(http.get("approver", "/api/tasks?requestId=" + request).body().path("items"))
        .isEmpty();
    engine.works();
    await().until(() -> taskState(task).equals("completed"));
    await().until(() -> unsent() == 0);
  }

  @Test
  void shouldTakeTheAnswerBackWhenTheEngineDoesNotKnowTheTask() {
    // given
    long task = approval().open();
    engine.answersWith(new EngineAnswer.Gone("not found"));

    // when
    var answer = complete("approver", task, APPROVE);

    // then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("task-not-open");
    assertThat(stored(task)).isNull();
    assertThat(
            jdbc.sql("select count(*) from desk.approval where task_key = ?")
                .param(task)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void shouldMakeANewBriefVersionWhenTheBriefIsRevised() {
    // given
    long task =
        fixtures
            .task(root, "UserTask_ReviseBrief")
            .heldBy("requester")
            .forGroups("intake-desk")
            .open();

    // when
    var answer = complete("requester", task, Map.of("title", "Summer sale", "budget", 10));

    // then
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(
            jdbc.sql(
                    "select version, changed_fields::text as fields from desk.brief_version where request_id = ? order by 1 desc limit 1")
                .param(request)
                .query()
                .singleRow())
        .containsEntry("version", 2)
        .containsEntry("fields", "{title,budget}");
    assertThat(
            jdbc.sql("select title from desk.request where id = ?")
                .param(request)
                .query(String.class)
                .single())
        .isEqualTo("Summer sale");
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

  private Answer complete(String person, long task, Map<String, Object> variables) {
    return http.post(person, "/api/tasks/" + task + "/complete", Map.of("variables", variables));
  }

  private static Map<String, Object> changes(String... fields) {
    return Map.of(
        "approvalDecision", "request-changes",
        "changeFields", List.of(fields),
        "reason", "Too much for too few");
  }

  private static List<String> fields(Answer answer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
    return answer.body().path("errors").findValuesAsText("field");
  }

  private String stored(long task) {
    return jdbc.sql("select data from desk.task_outcome where task_key = ?")
        .param(task)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private String taskState(long task) {
    return jdbc.sql("select state from engine.user_task where key = ?")
        .param(task)
        .query(String.class)
        .single();
  }

  private int unsent() {
    return jdbc.sql("select count(*) from desk.outbox where request_id = ? and sent_at is null")
        .param(request)
        .query(Integer.class)
        .single();
  }
}
