package io.launchdesk.portal.studio.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.change.ChangeState;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class ChangesTest {
  private static final String OWNER = "process-owner";
  private static final String ADMIN = "admin";
  private static final AtomicLong KEYS = new AtomicLong(8_800_000);

  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  @Autowired ChangeGate gate;
  @Autowired ChangeRepository changes;
  @Autowired LiveModelRepository live;
  @Autowired Meanwhile meanwhile;
  @Autowired TransactionTemplate transaction;
  private String form;
  private int engineVersion;

  /** The fixtures' process calls others that are not there, and checks object to that. */
  @BeforeEach
  void liveForm() {
    jdbc.sql("create table desk.set_aside as select * from engine.process_definition").update();
    jdbc.sql("delete from engine.process_definition").update();
    form = "form" + UUID.randomUUID().toString().replace("-", "");
    engineVersion = 0;
    deployed(form("As it was"));
    http.get(OWNER, "/api/models");
  }

  /** One that goes live holds up all others. */
  @AfterEach
  void leaveNothingOnItsWay() {
    jdbc.sql(
            """
            update desk.model_change set state = 'withdrawn'
             where state in ('scheduled', 'deploying') and number in (select change from desk.model_change_item where model = ?)
            """)
        .param(form)
        .update();
    jdbc.sql("insert into engine.process_definition select * from desk.set_aside").update();
    jdbc.sql("drop table desk.set_aside").update();
  }

  @Test
  void shouldNotProposeWhatIsNotThereOrLiveAlready() {
    assertThat(field(propose(OWNER, 1))).isEqualTo("models[0]");
    assertThat(field(propose(OWNER, 7))).isEqualTo("models[0]");
    assertThat(field(http.post(OWNER, "/api/model-changes", Map.of("title", " "))))
        .isEqualTo("title");
    assertThat(propose("analyst", 1).status()).isEqualTo(403);
  }

  @Test
  void shouldHaveASecondPersonReviewAChange() {
    // given
    write(OWNER, form("Better"));
    int change = number(propose(OWNER, 2));
    assertThat(steps(OWNER, change)).containsExactly("submit", "withdraw");

    // when
    Answer submitted = take(OWNER, change, "submit", "");

    // then
    assertThat(submitted.body().path("state").asText()).isEqualTo("in-review");
    assertThat(steps(OWNER, change)).containsExactly("recall", "withdraw");
    assertThat(take(OWNER, change, "approve", "").problem()).isEqualTo("four-eyes-on-models");
    assertThat(take("analyst", change, "approve", "").status()).isEqualTo(403);
    assertThat(field(take(ADMIN, change, "send-back", ""))).isEqualTo("note");
    Answer sentBack = take(ADMIN, change, "send-back", "Say it in fewer words.");
    assertThat(sentBack.body().path("state").asText()).isEqualTo("sent-back");
    assertThat(sentBack.body().path("reviewer").asText()).isEqualTo(ADMIN);
    assertThat(sentBack.body().at("/events/2/note").asText()).isEqualTo("Say it in fewer words.");
    assertThat(detail(OWNER, change).path("mayWrite").asBoolean()).isTrue();
  }

  @Test
  void shouldNotLetSomebodyReviewWhatTheyWroteOfIt() {
    // given a version of admin's that a version of the owner's builds on
    write(ADMIN, form("Theirs"));
    write(OWNER, form("Theirs and mine"));

    // then
    assertThat(approvedByAdmin(3).problem()).isEqualTo("four-eyes-on-models");
  }

  @Test
  void shouldCountAsWrittenWhatWasReturnedFrom() {
    // given a version of admin's that was live, and the owner's on top of it
    write(ADMIN, form("Theirs"));
    deployed(form("Theirs"));
    deployed(form("As it was"));
    write(OWNER, form("Theirs and mine"));

    // then
    assertThat(approvedByAdmin(3).problem()).isEqualTo("four-eyes-on-models");
  }

  @Test
  void shouldCountAsWrittenWhatWasMergedIntoAVersionFromElsewhere() {
    // given a version of admin's, one that came past the studio, and the owner's of both
    write(ADMIN, form("Theirs"));
    deployed(form("Past the studio"));
    http.get(OWNER, "/api/models");
    write(OWNER, form("Past the studio, and theirs"));

    // then
    assertThat(approvedByAdmin(4).problem()).isEqualTo("four-eyes-on-models");
  }

  @Test
  void shouldHoldNoRowWhileItChecksWhatIsApproved() {
    // given
    write(OWNER, form("Better"));
    int change = number(propose(OWNER, 2, Instant.now().plus(30, ChronoUnit.DAYS)));
    take(OWNER, change, "submit", "");
    AtomicBoolean held = new AtomicBoolean(true);
    meanwhile.checked(
        id(), () -> held.set(TransactionSynchronizationManager.isActualTransactionActive()));

    // when
    take(ADMIN, change, "approve", "");

    // then
    assertThat(detail(OWNER, change).path("state").asText()).isEqualTo("scheduled");
    assertThat(held).isFalse();
  }

  @Test
  void shouldNotCountAsCheckedWhatCameMeanwhile() {
    // given something that comes past the studio while the gate checks
    int change = approvedForNow(() -> deployed(form("Past the studio")));

    // when
    openUntil(change, "deploying");

    // then the workers find another basis
    assertThat(changes.find(change).orElseThrow().basis()).isNotEqualTo(live.basis());
  }

  @Test
  void shouldGoOnWhenACheckBreaksDown() {
    // given
    int change =
        approvedForNow(
            () -> {
              throw new StackOverflowError("a check of a very deep model");
            });

    // when
    gate.open();

    // then
    openUntil(change, "deploying");
  }

  @Test
  void shouldNotTakeAStepFromAChangeThatWasWrittenMeanwhile() {
    write(OWNER, form("Better"));
    int change = number(propose(OWNER, 2));
    Answer stale = step(OWNER, change, "submit", "", 9);
    assertThat(stale.problem()).isEqualTo("changed-elsewhere");
  }

  @Test
  void shouldNotApproveWhatChecksObjectTo() {
    // given
    write(OWNER, form(RedFlag.WORD));
    int change = number(propose(OWNER, 2));
    take(OWNER, change, "submit", "");

    // when
    Answer refused = take(ADMIN, change, "approve", "");
    JsonNode findings = http.get(ADMIN, at(change, "/findings")).body();

    // then
    assertThat(refused.problem()).isEqualTo("findings-in-the-way");
    assertThat(refused.body().at("/errors/0/message").asText()).isEqualTo("Take the flag down.");
    assertThat(findings.at("/items/0/severity").asText()).isEqualTo("error");
    assertThat(findings.at("/items/0/element").asText()).isEqualTo("Field_1");
    assertThat(detail(ADMIN, change).path("state").asText()).isEqualTo("in-review");
  }

  @Test
  void shouldWaitForItsMoment() {
    // given
    write(OWNER, form("Better"));
    Instant later = Instant.now().plus(30, ChronoUnit.DAYS);
    int change = approved(propose(OWNER, 2, later));

    // when
    gate.open();

    // then
    assertThat(detail(OWNER, change).path("state").asText()).isEqualTo("scheduled");
    assertThat(take(OWNER, change, "withdraw", "").body().path("state").asText())
        .isEqualTo("withdrawn");
  }

  @Test
  void shouldHandAnApprovedChangeToTheWorkersAndTellWhatItReplaced() {
    // given
    write(OWNER, form("Better"));
    int change = approved(propose(OWNER, 2));

    // when
    workersDeploy(change, form("Better"));

    // then
    JsonNode live = detail(OWNER, change);
    assertThat(live.path("state").asText()).isEqualTo("live");
    assertThat(live.at("/models/0/replaces").asInt()).isEqualTo(1);
    assertThat(live.at("/models/0/live").asInt()).isEqualTo(2);
    assertThat(live.path("mayReturn").asBoolean()).isTrue();
  }

  @Test
  void shouldNotTakeBackWhatWentLiveMeanwhile() {
    // given an approved version, and a later one that was put past the studio
    write(OWNER, form("Better"));
    Instant later = Instant.now().plus(30, ChronoUnit.DAYS);
    int change = approved(propose(OWNER, 2, later));
    deployed(form("Past the studio"));
    http.get(OWNER, "/api/models");
    jdbc.sql("update desk.model_change set effective_at = now() where number = ?")
        .param(change)
        .update();

    // when
    openUntil(change, "failed");

    // then
    JsonNode failed = detail(OWNER, change);
    assertThat(failed.path("problem").asText()).contains("Version 3 is live meanwhile");
    assertThat(steps(OWNER, change)).containsExactly("recall", "withdraw", "retry");
  }

  @Test
  void shouldReturnInOneStepAndHaveItLookedOverAfterwards() {
    // given
    write(OWNER, form("Worse"));
    int change = approved(propose(OWNER, 2));
    workersDeploy(change, form("Worse"));

    // when
    Answer unsaid = http.post(OWNER, at(change, "/return"), Map.of("reason", ""));
    Answer back = http.post(OWNER, at(change, "/return"), Map.of("reason", "Nobody can submit."));
    int made = number(back);
    workersDeploy(made, form("As it was"));

    // then
    assertThat(field(unsaid)).isEqualTo("reason");
    JsonNode live = detail(OWNER, made);
    assertThat(live.path("returns").asInt()).isEqualTo(change);
    assertThat(live.at("/models/0/version").asInt()).isEqualTo(1);
    assertThat(live.at("/models/0/replaces").asInt()).isEqualTo(2);
    assertThat(steps(OWNER, made)).isEmpty();
    assertThat(detail(OWNER, change).path("mayReturn").asBoolean()).isFalse();
    assertThat(http.post(OWNER, at(change, "/return"), Map.of("reason", "Again")).problem())
        .isEqualTo("change-moved");
    Answer confirmed = take(ADMIN, made, "confirm", "Right so.");
    assertThat(confirmed.body().path("reviewer").asText()).isEqualTo(ADMIN);
    assertThat(confirmed.body().path("state").asText()).isEqualTo("live");
  }

  @Test
  void shouldReturnWhenALaterVersionSaysTheSame() {
    // given the live text once more, after another one
    write(OWNER, form("Worse"));
    int change = approved(propose(OWNER, 2));
    workersDeploy(change, form("Worse"));
    write(OWNER, form("Another"));
    write(OWNER, form("Worse"));

    // when
    Answer back = http.post(OWNER, at(change, "/return"), Map.of("reason", "Nobody can submit."));

    // then
    assertThat(detail(OWNER, change).path("mayReturn").asBoolean()).isTrue();
    openUntil(number(back), "deploying");
  }

  @Test
  void shouldLetAReturnThroughThatTheEngineTookAndNobodyNoted() {
    // given
    write(OWNER, form("Worse"));
    int change = approved(propose(OWNER, 2));
    workersDeploy(change, form("Worse"));
    int back =
        number(http.post(OWNER, at(change, "/return"), Map.of("reason", "Nobody can submit.")));
    openUntil(back, "deploying");
    deployed(form("As it was"));

    // when the workers give it back because of another basis
    changes.move(back, ChangeState.SCHEDULED, null, Instant.now());

    // then
    openUntil(back, "deploying");
    assertThat(changes.find(back).orElseThrow().basis()).isEqualTo(live.basis());
  }

  @Test
  void shouldKeepWhoHasSeenIt() {
    write(OWNER, form("Better"));
    int change = number(propose(OWNER, 2));
    http.post("analyst", at(change, "/seen"), Map.of());
    http.post("analyst", at(change, "/seen"), Map.of());
    JsonNode readers = detail(OWNER, change).path("readers");
    assertThat(readers).hasSize(1);
    assertThat(readers.at("/0/person").asText()).isEqualTo("analyst");
    assertThat(http.get("lukas.weber", at(change, "")).status()).isEqualTo(403);
    assertThat(http.get(OWNER, "/api/model-changes/999999").status()).isEqualTo(404);
  }

  @Test
  void shouldWantANoteToThoseAffectedBeforeAReview() {
    // given
    write(OWNER, form("Better"));
    int change = number(propose(OWNER, 2));
    assertThat(detail(OWNER, change).path("notice").asText())
        .isEqualTo("The form says what it asks.");
    jdbc.sql("update desk.model_change set notice = '' where number = ?").param(change).update();

    // when
    Answer unsaid = take(OWNER, change, "submit", "");

    // then
    assertThat(field(unsaid)).isEqualTo("notice");
    assertThat(detail(OWNER, change).path("state").asText()).isEqualTo("draft");
  }

  /** What admin's approval of a change of the owner's comes to. */
  private Answer approvedByAdmin(int version) {
    int change = number(propose(OWNER, version));
    take(OWNER, change, "submit", "");
    return take(ADMIN, change, "approve", "");
  }

  /** An approved change whose moment has come, and what happens while it is checked. */
  private int approvedForNow(Runnable meanwhileChecked) {
    write(OWNER, form("Better"));
    int change = approved(propose(OWNER, 2, Instant.now().plus(30, ChronoUnit.DAYS)));
    meanwhile.checked(id(), meanwhileChecked);
    jdbc.sql("update desk.model_change set effective_at = now() where number = ?")
        .param(change)
        .update();
    return change;
  }

  private ModelId id() {
    return new ModelId(ModelKind.FORM, form);
  }

  private int approved(Answer proposed) {
    int change = number(proposed);
    take(OWNER, change, "submit", "");
    Answer approved = take(ADMIN, change, "approve", "Good.");
    assertThat(approved.status()).as(approved.raw().body()).isEqualTo(200);
    return change;
  }

  /** What the workers do, and the exporter. */
  private void workersDeploy(int change, String content) {
    openUntil(change, "deploying");
    deployed(content);
    transaction.executeWithoutResult(
        status -> changes.live(change, KEYS.incrementAndGet(), Instant.now()));
  }

  private void openUntil(int change, String state) {
    gate.open();
    assertThat(detail(OWNER, change).path("state").asText()).isEqualTo(state);
  }

  private Answer propose(String person, int version) {
    return propose(person, version, null);
  }

  private Answer propose(String person, int version, Instant effectiveAt) {
    Map<String, Object> body = new HashMap<>();
    body.put("title", "A better form");
    body.put("reason", "People ask what it means.");
    body.put("notice", "The form says what it asks.");
    body.put("effectiveAt", effectiveAt == null ? null : effectiveAt.toString());
    body.put("models", List.of(Map.of("kind", "form", "id", form, "version", version)));
    return http.post(person, "/api/model-changes", body);
  }

  private void write(String person, String content) {
    String model = "/api/models/form/" + form;
    int base = http.get(person, model).body().at("/latest/number").asInt();
    http.put(
        person, model + "/draft", Map.of("content", content, "base", base), "If-Match", "\"0\"");
    Answer kept =
        http.post(person, model + "/versions", Map.of("note", "Better"), "If-Match", "\"1\"");
    assertThat(kept.status()).as(kept.raw().body()).isEqualTo(201);
  }

  private Answer take(String person, int change, String step, String note) {
    return step(person, change, step, note, detail(OWNER, change).path("version").asInt());
  }

  private Answer step(String person, int change, String step, String note, int version) {
    return http.post(
        person,
        at(change, "/steps/" + step),
        Map.of("note", note),
        "If-Match",
        "\"" + version + "\"");
  }

  private List<String> steps(String person, int change) {
    return detail(person, change).path("steps").valueStream().map(JsonNode::asText).toList();
  }

  private JsonNode detail(String person, int change) {
    return http.get(person, at(change, "")).body();
  }

  private static String at(int change, String rest) {
    return "/api/model-changes/" + change + rest;
  }

  private static int number(Answer answer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.body().path("number").asInt();
  }

  private static String field(Answer answer) {
    return answer.body().at("/errors/0/field").asText();
  }

  private String form(String text) {
    return Http.json(
        Map.of(
            "id",
            form,
            "type",
            "default",
            "schemaVersion",
            18,
            "components",
            List.of(Map.of("type", "text", "id", "Field_1", "text", text))));
  }

  private void deployed(String schema) {
    engineVersion++;
    jdbc.sql(
            """
            insert into engine.form (key, form_id, version, resource_name, schema, deployed_at, partition_id, position)
            values (?, ?, ?, ?, ?, now(), 1, 1)
            """)
        .params(KEYS.incrementAndGet(), form, engineVersion, form + ".form", schema)
        .update();
  }
}
