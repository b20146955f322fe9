package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.TestPlan;
import io.launchdesk.store.sla.AgreementRepository;
import io.launchdesk.store.sla.AgreementVersion;
import io.launchdesk.store.sla.Recomputing;
import io.launchdesk.workers.WorkersTestBase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;

/** What an edited and redeployed plan changes; row 12 tells of what is delivered. */
class PlannedTellingTest extends WorkersTestBase {
  @Autowired private Plan plan;
  @Autowired private PendingTelling pending;
  @Autowired private AgreementRepository agreements;
  @Autowired private Recomputing recomputing;
  @Autowired private AnswerLinkPurge purge;
  @Autowired private Clock clock;

  @AfterEach
  void deployWhatWasThere() {
    TestPlan.deploy(jdbc, TestPlan.shipped());
  }

  @Test
  void shouldTellAsTheVersionSaysThatWasDeployedLast() {
    // given what is told as shipped
    String before = given.request("other", "As shipped");
    delivered(before);

    // when the owner takes the mail away
    int version = TestPlan.deploy(jdbc, TestPlan.changed(12, 1, "[\"portal\"]"));
    String after = given.request("other", "As edited");
    delivered(after);

    // then
    assertThat(row(before)).containsEntry("mail", "at-once").containsEntry("in_portal", true);
    assertThat(row(after))
        .containsEntry("mail", "off")
        .containsEntry("in_portal", true)
        .containsEntry("plan_version", version)
        .containsEntry("plan_row", 12)
        .containsEntry("plan_rule", "Rule_communicationPlan_12")
        .containsEntry("event", "request-delivered")
        .containsEntry("audience", "requester");
    assertThat(row(after).get("cause").toString()).matches("notify:\\d+");
  }

  @Test
  void shouldTellNobodyWhenTheRowHasNoChannels() {
    TestPlan.deploy(jdbc, TestPlan.changed(12, 1, "[]"));
    String request = given.request("other", "Silent");

    delivered(request);

    assertThat(told(request)).isZero();
  }

  @Test
  void shouldUseAnotherTemplateWhenTheRowNamesOne() {
    TestPlan.deploy(jdbc, TestPlan.changed(12, 2, "\"request-launched\""));
    String request = given.request("other", "Other words");

    delivered(request);

    assertThat(row(request))
        .containsEntry("template", "request-launched")
        .containsEntry("event", "request-delivered");
  }

  @Test
  void shouldHoldBackAsLongAsTheRowSays() {
    // given
    TestPlan.deploy(jdbc, TestPlan.changed(12, 3, "30"));
    String request = given.request("other", "Later");

    // when
    delivered(request);

    // then
    assertThat(row(request)).containsEntry("in_portal", false).containsEntry("mailed_at", null);
    assertThat(
            count(
                """
                select extract(epoch from portal_at - created_at) from desk.notification
                 where request_id = ? and portal_at = due_from and held_until = due_from
                   and next_attempt_at = due_from
                """,
                request))
        .isEqualTo(1800);

    // and when the time has come
    jdbc.sql(
            """
            update desk.notification set portal_at = created_at, next_attempt_at = created_at where request_id = ?
            """)
        .param(request)
        .update();
    pending.tellDue();
    await().until(() -> row(request).get("mailed_at") != null);
    assertThat(row(request)).containsEntry("in_portal", true).containsEntry("portal_at", null);
    assertThat(row(request).get("shown_at")).isNotNull();
  }

  @Test
  void shouldSayWhichRowIsWrongAndTellNobodyUntilItIsCorrected() {
    // given
    int version = TestPlan.deploy(jdbc, TestPlan.changed(12, 1, "[\"pager\"]"));
    String request = given.request("other", "Faulty plan");
    String problem =
        "Communication plan, version %d: row 12 (Rule_communicationPlan_12): 'channels' may name portal, mail, chat only; it is 'pager'. Correct the table and deploy it."
            .formatted(version);

    // then the step is an incident, and health says why
    assertThat(
            engine.incidentOf(
                JobTypes.NOTIFY_PERSON,
                Map.of("event", "request-delivered", "audience", "requester"),
                Map.of("requestId", request)))
        .isEqualTo(problem + " Then retry.");
    assertThat(told(request)).isZero();
    Health health = plan.health();
    assertThat(health.getStatus().getCode()).isEqualTo("UP");
    assertThat(health.getDetails()).extractingByKey("problems").asString().contains(problem);
  }

  @Test
  void shouldTellOfWhatAPortalKeptWhenThePlanIsCorrected() {
    // given
    TestPlan.deploy(jdbc, TestPlan.changed(9, 2, "\"no-such\""));
    given.person("uma");
    String request = given.request("other", "Kept mention");
    jdbc.sql(
            """
            insert into desk.notification (effect_key, cause, event, audience, topic_kind, topic_key, recipient, template, facts,
                                           in_portal, mail, created_at, next_attempt_at)
            values (?, 'mention:9', 'mention', 'mentioned', 'request', ?, 'uma', 'mention',
                    '{"title": "Kept mention", "author": "Ann", "text": "@uma please"}', false, 'undecided', now(), now())
            """)
        .params("mention:" + request, request)
        .update();
    await().until(() -> row(request).get("last_error") != null);
    assertThat(row(request).get("last_error").toString())
        .contains("row 9 (Rule_communicationPlan_9): there is no mail template 'no-such'");
    assertThat(row(request)).containsEntry("in_portal", false).containsEntry("mailed_at", null);

    // when
    TestPlan.deploy(jdbc, TestPlan.shipped());
    jdbc.sql("update desk.notification set next_attempt_at = now() where request_id = ?")
        .param(request)
        .update();

    // then
    await().until(() -> row(request).get("mailed_at") != null);
    assertThat(row(request)).containsEntry("in_portal", true).containsEntry("plan_row", 9);
  }

  @Test
  void shouldTellBothPartiesWhenTheDayOfAnAgreementHasCome() {
    // given what both have agreed to
    given.person("pia");
    given.person("carl");
    given.person("ann");
    Instant now = clock.instant();
    String id = agreements.create("ann", now);
    BigDecimal day = BigDecimal.valueOf(8);
    agreements.add(
        new AgreementVersion(
            id,
            1,
            "Legal answers",
            "approve-step",
            null,
            null,
            null,
            "legal",
            null,
            "All",
            day,
            day,
            day,
            "standard",
            true,
            "pia",
            "carl",
            now,
            "ann",
            now,
            now,
            now,
            null));

    // when the workers look, more than once
    recomputing.drain(now);
    recomputing.drain(now);

    // then
    await().until(() -> agreed(id).stream().allMatch(row -> row.get("mailed_at") != null));
    agreements.end(id, "ann", now);
    assertThat(agreed(id)).extracting(row -> row.get("recipient")).containsExactly("carl", "pia");
    assertThat(agreed(id))
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsEntry("in_portal", true)
                    .containsEntry("event", "agreement-in-force")
                    .containsEntry("plan_row", 19));
  }

  private List<Map<String, Object>> agreed(String id) {
    return jdbc.sql(
            "select * from desk.notification where topic_kind = 'agreement' and topic_key = ? order by recipient")
        .param(id)
        .query()
        .listOfRows();
  }

  @Test
  void shouldForgetLinksSomeTimeAfterTheyExpired() {
    // given
    String request = given.request("other", "Old links");
    Instant now = clock.instant();
    link(request, 1, now.minus(Duration.ofDays(31)));
    link(request, 2, now.minus(Duration.ofDays(29)));
    link(request, 3, now.plus(Duration.ofDays(7)));

    // when
    purge.purge();

    // then
    assertThat(
            jdbc.sql("select task_key from desk.answer_link where request_id = ? order by 1")
                .param(request)
                .query(Long.class)
                .list())
        .containsExactly(2L, 3L);
  }

  private void link(String request, long task, Instant expiresAt) {
    jdbc.sql(
            """
            insert into desk.answer_link (digest, task_key, request_id, person, created_at, expires_at, used_at)
            values (sha256(cast(? as bytea)), ?, ?, 'ann', now(), cast(? as timestamptz), now())
            """)
        .params(request + ":" + task, task, request, expiresAt.toString())
        .update();
  }

  private void delivered(String request) {
    engine.run(
        JobTypes.NOTIFY_PERSON,
        Map.of("event", "request-delivered", "audience", "requester"),
        Map.of("requestId", request));
  }

  private long told(String request) {
    return count("select count(*) from desk.notification where request_id = ?", request);
  }

  private Map<String, Object> row(String request) {
    return jdbc.sql("select * from desk.notification where request_id = ?")
        .param(request)
        .query()
        .singleRow();
  }
}
