package io.launchdesk.portal.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.SlaAction;
import io.launchdesk.core.sla.SlaClock;
import io.launchdesk.core.sla.SlaLevel;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.Sql;
import io.launchdesk.store.sla.AgreementRepository;
import io.launchdesk.store.sla.AgreementVersion;
import io.launchdesk.store.sla.ClockMoves;
import io.launchdesk.store.sla.OvertakenClocks;
import io.launchdesk.store.sla.PlainClocks;
import io.launchdesk.store.sla.RecomputeRepository;
import io.launchdesk.store.sla.Recomputing;
import io.launchdesk.store.sla.SlaActionRepository;
import io.launchdesk.store.sla.SlaLedgerRepository;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks count day and night here, so that a test does not depend on when it runs. */
@PortalTest
class SlaTest {
  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;
  @Autowired ClockMoves moves;
  @Autowired SlaLedgerRepository ledgers;
  @Autowired OvertakenClocks overtaken;
  @Autowired SlaActionRepository actions;
  @Autowired AgreementRepository agreements;
  @Autowired RecomputeRepository asks;
  @Autowired Recomputing recomputing;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private String request;
  private long root;

  @BeforeEach
  void submitted() {
    request = http.submit("requester", "Explained");
    root = fixtures.root(request, "CallActivity_Approval");
  }

  /** What other tests have agreed to and asked for is not what clocks here go by. */
  @BeforeEach
  void nothingAgreed() {
    jdbc.sql(
            "update desk.agreement set ended_at = now(), ended_by = 'admin' where ended_at is null")
        .update();
    jdbc.sql("delete from desk.sla_recompute").update();
  }

  @Test
  void shouldSayThatAClockCountsAndWhatComesNext() {
    // given
    start("approve-step", null, false, now.minus(Duration.ofHours(2)), null);

    // when
    JsonNode clock = clocks().getFirst();

    // then
    assertThat(clock.path("state").asText()).isEqualTo("counting");
    assertThat(clock.path("party").asText()).isEqualTo("provider");
    assertThat(clock.path("targetMinutes").asLong()).isEqualTo(480);
    assertThat(clock.path("usedMinutes").asLong()).isEqualTo(120);
    assertThat(clock.path("leftMinutes").asLong()).isEqualTo(360);
    assertThat(clock.path("late").asBoolean()).isFalse();
    assertThat(clock.path("calendar").path("timeZone").asText()).isEqualTo("UTC");
    assertThat(clock.path("next").path("action").asText()).isEqualTo("remind-assignee");
    assertThat(clock.path("next").path("at").asText())
        .isEqualTo(now.plus(Duration.ofHours(2)).toString());
  }

  @Test
  void shouldNameTheEscalationsGroupWhenTheReminderIsOut() {
    long key = start("approve-step", null, false, now.minus(Duration.ofHours(5)), null);
    actions.record(key, new SlaLevel(1, SlaAction.REMIND_ASSIGNEE, Duration.ofHours(4)), now);

    JsonNode next = clocks().getFirst().path("next");

    assertThat(next.path("action").asText()).isEqualTo("tell-manager");
    assertThat(next.path("group").asText()).isEqualTo("marketing-leads");
    assertThat(next.path("afterMinutes").asLong()).isEqualTo(480);
  }

  @Test
  void shouldSayWhyAClockStandsStillAndLetThePromiseMoveOn() {
    // given a delivery whose time would be up, but for a question that came after two hours
    start("delivery", null, false, now.minus(Duration.ofHours(9)), "SubProcess_Fulfilment");
    long question = start("revise-brief", "requester", true, now.minus(Duration.ofHours(7)), null);
    jdbc.sql("update desk.request set promised_at = :at where id = :id")
        .param("at", Sql.utc(now.minus(Duration.ofHours(1))))
        .param("id", request)
        .update();

    // when
    JsonNode delivery = clocks().getFirst();
    JsonNode promise = http.get("requester", "/api/requests/" + request).body().path("promise");

    // then
    assertThat(delivery.path("step").asText()).isEqualTo("delivery");
    assertThat(delivery.path("state").asText()).isEqualTo("paused");
    assertThat(delivery.path("since").asText())
        .isEqualTo(now.minus(Duration.ofHours(7)).toString());
    assertThat(delivery.path("pausedBy").path("step").asText()).isEqualTo("revise-brief");
    assertThat(delivery.path("pausedBy").path("elementInstanceKey").asText())
        .isEqualTo(Long.toString(question));
    assertThat(delivery.path("leftMinutes").asLong()).isEqualTo(360);
    assertThat(delivery.path("next").isNull()).isTrue();
    assertThat(delivery.path("late").asBoolean()).isFalse();
    assertThat(Instant.parse(delivery.path("dueIfResumedAt").asText()))
        .isBetween(now.plus(Duration.ofHours(6)), now.plus(Duration.ofHours(7)));
    assertThat(promise.path("paused").asBoolean()).isTrue();
    assertThat(promise.path("outlook").asText()).isNotEqualTo("late");
    assertThat(Instant.parse(promise.path("at").asText())).isAfter(now.plus(Duration.ofHours(5)));
  }

  @Test
  void shouldTellStagesBetweenDeliveryAndStepsAndThatADateIsWaitedFor() {
    // given a step, its stage and the delivery, the stage waiting for a date
    Instant began = now.minus(Duration.ofHours(2));
    start("decide-go-no-go", null, false, began, null);
    start("launch", null, false, began, null, "stage");
    start("delivery", null, false, began, "SubProcess_Fulfilment");
    moves.holdForDate(
        request, Fixtures.nextKey(), "launch-awaited", now.minus(Duration.ofHours(1)));

    // when
    List<JsonNode> clocks = clocks();

    // then
    assertThat(clocks)
        .extracting(clock -> clock.path("step").asText() + " " + clock.path("state").asText())
        .containsExactly("delivery counting", "launch paused", "decide-go-no-go counting");
    JsonNode launch = clocks.get(1);
    assertThat(launch.at("/pausedBy/waitsFor").asText()).isEqualTo("date");
    assertThat(launch.at("/spans/1/cause/waitsFor").asText()).isEqualTo("date");
    assertThat(texts(launch.path("levels"), "action")).containsExactly("tell-team");
  }

  @Test
  void shouldCountTheRequestersOwnClockMeanwhile() {
    start("delivery", null, false, now.minus(Duration.ofHours(9)), "SubProcess_Fulfilment");
    start("revise-brief", "requester", true, now.minus(Duration.ofHours(7)), null);

    JsonNode question = clocks().getLast();

    assertThat(question.path("party").asText()).isEqualTo("requester");
    assertThat(question.path("state").asText()).isEqualTo("counting");
    assertThat(question.path("usedMinutes").asLong()).isEqualTo(420);
  }

  @Test
  void shouldListTheSpansAndTheMoveWhenTheRequesterHasAnswered() {
    // given
    start("delivery", null, false, now.minus(Duration.ofHours(9)), "SubProcess_Fulfilment");
    long question = start("revise-brief", "requester", true, now.minus(Duration.ofHours(7)), null);
    jdbc.sql(
            "update engine.element_instance set state = 'completed', ended_at = :at where key = :key")
        .param("at", Sql.utc(now.minus(Duration.ofHours(3))))
        .param("key", question)
        .update();
    overtaken.toEnd(100).forEach(one -> moves.end(one, now));

    // when
    JsonNode delivery = clocks().getFirst();

    // then two hours, a pause of four, and three hours more
    assertThat(texts(delivery.path("spans"), "state"))
        .containsExactly("counting", "paused", "counting");
    assertThat(delivery.path("spans").get(0).path("workedSeconds").asLong()).isEqualTo(7200);
    assertThat(delivery.path("spans").get(1).path("cause").path("step").asText())
        .isEqualTo("revise-brief");
    assertThat(delivery.path("usedMinutes").asLong()).isEqualTo(300);
    JsonNode move = delivery.path("moves").get(0);
    assertThat(move.path("reason").asText()).isEqualTo("waited-for-requester");
    assertThat(Duration.between(instant(move, "from"), instant(move, "to")))
        .isEqualTo(Duration.ofHours(4));
    assertThat(delivery.path("dueAt").asText()).isEqualTo(move.path("to").asText());
    assertThat(delivery.path("next").path("action").asText()).isEqualTo("tell-team");
  }

  @Test
  void shouldSayThatAClockHasEndedAndWasLate() {
    long key = start("approve-step", null, false, now.minus(Duration.ofHours(20)), null);
    jdbc.sql(
            "update engine.element_instance set state = 'completed', ended_at = :at where key = :key")
        .param("at", Sql.utc(now.minus(Duration.ofHours(10))))
        .param("key", key)
        .update();

    JsonNode clock = clocks().getFirst();

    assertThat(clock.path("state").asText()).isEqualTo("ended");
    assertThat(clock.path("late").asBoolean()).isTrue();
    assertThat(clock.path("usedMinutes").asLong()).isEqualTo(600);
    assertThat(clock.path("next").isNull()).isTrue();
  }

  @Test
  void shouldNameTheAgreementAndTellWhoPutItInThePlaceOfWhich() {
    // given a clock of eight hours
    start("approve-step", null, false, now.minus(Duration.ofHours(2)), null);

    // when twelve are agreed
    String id = agreements.create("admin", now);
    agreements.add(agreed(id));
    agreements.enter(id, 1, now);
    asks.askForAgreement(id, AgreementRepository.CHANGED, "admin", now);
    recomputing.drain(now);
    JsonNode clock = clocks().getFirst();
    agreements.end(id, "admin", now);

    // then
    assertThat(clock.path("targetMinutes").asLong()).isEqualTo(720);
    assertThat(clock.at("/agreement/id").asText()).isEqualTo(id);
    assertThat(clock.at("/agreement/version").asInt()).isEqualTo(1);
    assertThat(clock.at("/agreement/name").asText()).isEqualTo("Approvals of product");
    JsonNode move = clock.path("moves").get(0);
    assertThat(move.path("reason").asText()).isEqualTo("agreement");
    assertThat(move.path("person").asText()).isEqualTo("Ada Admin");
    assertThat(move.path("targetMinutesBefore").asLong()).isEqualTo(480);
    assertThat(move.path("agreementBefore").isNull()).isTrue();
    assertThat(move.at("/agreement/id").asText()).isEqualTo(id);
    assertThat(Duration.between(instant(move, "from"), instant(move, "to")))
        .isEqualTo(Duration.ofHours(4));
  }

  @Test
  void shouldTellWhichFinishedClocksWouldHaveComeOutOtherwiseAndChangeNothing() {
    // given a step of eight hours that took six, and one that took two and was cancelled
    String step = "step-" + Fixtures.nextKey();
    long done = start(step, null, false, now.minus(Duration.ofHours(6)), null);
    long cancelled = start(step, null, false, now.minus(Duration.ofHours(6)), null);
    end(done, "completed");
    end(cancelled, "terminated");

    // when
    JsonNode four = whatIf(step, 4);
    JsonNode seven = whatIf(step, 7);

    // then
    assertThat(four.path("finished").asInt()).isEqualTo(1);
    assertThat(four.path("kept").asInt()).isEqualTo(1);
    assertThat(four.path("wouldBeKept").asInt()).isZero();
    assertThat(four.path("changed").asInt()).isEqualTo(1);
    assertThat(four.at("/items/0/requestId").asText()).isEqualTo(request);
    assertThat(instant(four.at("/items/0"), "wouldBeDueAt"))
        .isEqualTo(now.minus(Duration.ofHours(2)));
    assertThat(seven.path("changed").asInt()).isZero();
    assertThat(seven.path("items").isEmpty()).isTrue();
    assertThat(ledgers.clock(done).orElseThrow().instants().dueAt())
        .isEqualTo(now.plus(Duration.ofHours(2)));
  }

  @Test
  void shouldNameTheParameterOfAWhatIfThatIsWrong() {
    for (String wrong :
        List.of("targetHours=0", "calendar=lunar", "until=2020-01-01", "from=yesterday")) {
      var answer =
          http.get(
              "process-owner",
              "/api/agreements/what-if?"
                  + wrong
                  + "&step=delivery&targetHours=8&calendar=always&from=2026-01-01&until=2026-02-01"
                      .replaceAll("&" + wrong.split("=")[0] + "=[^&]*", ""));
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.raw().body()).contains(wrong.split("=")[0]);
    }
  }

  private JsonNode whatIf(String step, int hours) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    var answer =
        http.get(
            "process-owner",
            "/api/agreements/what-if?step=%s&targetHours=%d&calendar=always&pausesForRequester=true&from=%s&until=%s"
                .formatted(step, hours, today.minusDays(2), today.plusDays(2)));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    return answer.body();
  }

  private void end(long key, String state) {
    jdbc.sql("update engine.element_instance set state = :state, ended_at = :at where key = :key")
        .param("state", state)
        .param("at", Sql.utc(now))
        .param("key", key)
        .update();
  }

  private AgreementVersion agreed(String id) {
    return new AgreementVersion(
        id,
        1,
        "Approvals of product",
        "approve-step",
        null,
        null,
        null,
        "legal",
        "product",
        "An answer",
        BigDecimal.valueOf(12),
        BigDecimal.valueOf(6),
        BigDecimal.valueOf(12),
        "always",
        true,
        "admin",
        "admin",
        now.minusSeconds(1),
        "admin",
        now,
        now,
        now,
        null);
  }

  private List<JsonNode> clocks() {
    var answer = http.get("requester", "/api/requests/" + request + "/sla");
    assertThat(answer.status()).isEqualTo(200);
    return StreamSupport.stream(answer.body().path("clocks").spliterator(), false).toList();
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(one -> one.path(field).asText())
        .toList();
  }

  private static Instant instant(JsonNode of, String field) {
    return Instant.parse(of.path(field).asText());
  }

  /** A clock of eight hours that reminds after four. */
  private long start(String step, String party, boolean pauses, Instant at, String until) {
    return start(step, party, pauses, at, until, null);
  }

  private long start(
      String step, String party, boolean pauses, Instant at, String until, String scope) {
    long key = Fixtures.nextKey();
    jdbc.sql(
            """
            insert into engine.element_instance (key, process_instance_key, root_key, element_id, element_type, state,
              started_at, partition_id, position) values (:key, :root, :root, 'E', 'USER_TASK', 'active', :at, 1, 1)
            """)
        .param("key", key)
        .param("root", root)
        .param("at", Sql.utc(at))
        .update();
    var rule =
        new SlaRule(
            step,
            BigDecimal.valueOf(8),
            BigDecimal.valueOf(4),
            BigDecimal.valueOf(8),
            "marketing-leads",
            "always",
            "g",
            party,
            pauses,
            null,
            scope);
    PlainClocks.start(
        moves,
        new SlaClock(
            new MeasuredStep(key, root, until, request),
            rule,
            rule.calendar(),
            at,
            at.plus(Duration.ofHours(8)),
            at.plus(Duration.ofHours(4)),
            at.plus(Duration.ofHours(8))));
    return key;
  }
}
