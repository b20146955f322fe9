package io.launchdesk.workers.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.SlaAction;
import io.launchdesk.core.sla.SlaClock;
import io.launchdesk.core.sla.SlaLevel;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.store.sla.ClockMoves;
import io.launchdesk.store.sla.LedgerClock;
import io.launchdesk.store.sla.PlainClocks;
import io.launchdesk.store.sla.SlaLedgerRepository;
import io.launchdesk.workers.WorkersTestBase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who gets a task that nobody does. Groups are of each test's own, so that no other test is seen.
 */
class SuccessorTest extends WorkersTestBase {
  private static final AtomicLong KEYS = new AtomicLong(880_000);
  private static final SlaLevel LEVEL = new SlaLevel(3, SlaAction.HAND_OVER, Duration.ofHours(12));

  @Autowired private Successor successor;
  @Autowired private ClockMoves moves;
  @Autowired private SlaLedgerRepository ledgers;

  private long n;
  private String group;
  private String leads;
  private String request;

  @BeforeEach
  void names() {
    n = KEYS.incrementAndGet();
    group = "group-" + n;
    leads = "leads-" + n;
    request = given.request("other", "Handed over");
  }

  @Test
  void shouldBeTheDeputyWhenTheHolderIsAway() {
    lead("lead");
    given.member(name("holder"), group);
    given.member(name("deputy"), group);
    away("holder", "deputy");

    assertThat(successor.of(task("holder", false), LEVEL))
        .hasValueSatisfying(chosen -> assertThat(chosen.username()).isEqualTo(name("deputy")));
  }

  @Test
  void shouldBeTheLeadOfTheGroupWithLeastToDo() {
    lead("busy");
    lead("free");
    given.member(name("member"), group);
    given.member(name("foreign"), leads);
    task("busy", false);

    assertThat(successor.of(task(null, false), LEVEL))
        .hasValueSatisfying(chosen -> assertThat(chosen.username()).isEqualTo(name("free")));
  }

  @Test
  void shouldBeNobodyWhoIsAwayHasItAlreadyOrMustNotForFourEyes() {
    // given
    lead("gone");
    away("gone", null);
    lead("holder");
    lead("asker");
    jdbc.sql("update desk.request set requester = ? where id = ?")
        .params(name("asker"), request)
        .update();

    assertThat(successor.of(task("holder", true), LEVEL)).isEmpty();
  }

  @Test
  void shouldStayTheSameWhenAskedAgainAfterTheTaskWasGiven() {
    // given
    lead("first");
    lead("second");
    LedgerClock late = task(null, false);
    String chosen = successor.of(late, LEVEL).orElseThrow().username();

    // when the engine has given the task, and the worker was killed before it could say so
    jdbc.sql("update engine.user_task set assignee = ? where element_instance_key = ?")
        .params(chosen, late.key())
        .update();

    assertThat(successor.of(late, LEVEL).orElseThrow().username()).isEqualTo(chosen);
  }

  private String name(String who) {
    return who + n;
  }

  private void lead(String who) {
    given.member(name(who), group);
    given.member(name(who), leads);
  }

  private void away(String who, String deputy) {
    jdbc.sql(
            """
            insert into desk.absence (id, person, from_day, until_day, deputy, starts_at, ends_at, created_at)
            values (?, ?, current_date, current_date + 1, ?, now() - interval '1 hour', now() + interval '1 day', now())
            """)
        .params(UUID.randomUUID(), name(who), deputy == null ? null : name(deputy))
        .update();
  }

  /** A late task of the group; held by nobody when {@code holder} is null. */
  private LedgerClock task(String holder, boolean fourEyes) {
    long key = KEYS.addAndGet(1000);
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
              correlation_key, state, started_at, partition_id, position)
            values (:key, 1, 'MarketingRequestProcess', 1, :key, :request, 'active', now(), 1, 1)
            """)
        .param("key", key)
        .param("request", request)
        .update();
    jdbc.sql(
            """
            insert into engine.element_instance (key, process_instance_key, root_key, element_id, element_type,
              flow_scope_key, state, started_at, partition_id, position)
            values (:key, :key, :key, 'UserTask_ApproveStep', 'USER_TASK', :key, 'active', now(), 1, 1)
            """)
        .param("key", key)
        .update();
    jdbc.sql(
            """
            insert into engine.user_task (key, element_instance_key, process_instance_key, root_key,
              process_definition_key, bpmn_process_id, process_version, element_id, state, assignee, candidate_groups,
              custom_headers, created_at, partition_id, position)
            values (:key, :key, :key, :key, 1, 'MarketingRequestProcess', 1, 'UserTask_ApproveStep', 'open', :holder,
                    array[:group]::text[], jsonb_build_object('fourEyes', cast(:eyes as text)), now(), 1, 1)
            """)
        .param("key", key)
        .param("holder", holder == null ? null : name(holder))
        .param("group", group)
        .param("eyes", Boolean.toString(fourEyes))
        .update();
    var rule =
        new SlaRule(
            "approve-step",
            BigDecimal.valueOf(8),
            BigDecimal.valueOf(4),
            BigDecimal.valueOf(8),
            leads,
            "always",
            "g",
            null,
            null,
            null);
    Instant at = Instant.now();
    PlainClocks.start(
        moves,
        new SlaClock(
            new MeasuredStep(key, key, null, request), rule, rule.calendar(), at, at, at, at));
    return ledgers.clock(key).orElseThrow();
  }
}
