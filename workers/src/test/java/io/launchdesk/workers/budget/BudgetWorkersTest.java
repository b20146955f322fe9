package io.launchdesk.workers.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.workers.WorkersTestBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BudgetWorkersTest extends WorkersTestBase {
  private static final String RESERVED =
      """
      select coalesce(sum(case kind when 'reserve' then amount_minor else -amount_minor end), 0)
        from desk.budget_entry where request_id = ?
      """;

  @BeforeEach
  void account() {
    jdbc.sql(
            """
            insert into desk.budget_account values ('CC-SMALL', '2027', 'EUR', 100000) on conflict do nothing
            """)
        .update();
  }

  @Test
  void shouldReserveAndReleaseWhenItFits() {
    // given
    String request = given.request("other", "Fits");

    // when
    var result = engine.run(JobTypes.RESERVE_BUDGET, Map.of(), budget(request, 99.5));

    // then
    assertThat(result).doesNotContainKey("caught");
    assertThat(count(RESERVED, request)).isEqualTo(9950);

    // and when
    engine.run(JobTypes.RELEASE_BUDGET, Map.of(), Map.of("requestId", request));
    engine.run(JobTypes.RELEASE_BUDGET, Map.of(), Map.of("requestId", request));

    // then
    assertThat(count(RESERVED, request)).isZero();
  }

  @Test
  void shouldThrowTheErrorThatTheModelCatchesWhenItDoesNotFit() {
    // given
    String request = given.request("other", "Too much");

    // when
    var result = engine.run(JobTypes.RESERVE_BUDGET, Map.of(), budget(request, 1000.01));

    // then
    assertThat(result).containsEntry("caught", "yes");
    assertThat(count(RESERVED, request)).isZero();
  }

  @Test
  void shouldReserveMoreThanThereIsWhenFinanceHasAgreed() {
    // given
    String request = given.request("other", "Agreed");
    Map<String, Object> budget = new HashMap<>(budget(request, 5000));
    budget.put("budgetDecision", "exceed");

    // then
    assertThat(engine.run(JobTypes.RESERVE_BUDGET, Map.of(), budget)).doesNotContainKey("caught");
    assertThat(count(RESERVED, request)).isEqualTo(500_000);
    engine.run(JobTypes.RELEASE_BUDGET, Map.of(), Map.of("requestId", request));
  }

  @Test
  void shouldReserveNothingWhenNothingIsAskedFor() {
    String request = given.request("other", "Nothing");
    engine.run(
        JobTypes.RESERVE_BUDGET,
        Map.of(),
        Map.of("requestId", request, "budgetAmount", 0, "costCentre", ""));
    assertThat(count(RESERVED, request)).isZero();
  }

  @Test
  void shouldSayWhichAccountIsMissingWhenTheYearHasNone() {
    Map<String, Object> budget = new HashMap<>(budget(given.request("other", "No account"), 10));
    budget.put("launchAt", "1999-01-01T00:00:00Z");
    assertThat(engine.incidentOf(JobTypes.RESERVE_BUDGET, Map.of(), budget))
        .startsWith("The cost centre 'CC-SMALL' has no budget account for 1999");
  }

  @Test
  void shouldAskOnlyForWhatIsStillOpenWhenApprovalsArePlanned() {
    // given
    String request = given.request("other", "Approvals");
    jdbc.sql(
            """
            insert into desk.approval (task_key, request_id, step, brief_version, decision, person, decided_at)
            values (nextval('desk.request_number'), ?, 'brand', 1, 'approve', 'bea', now())
            """)
        .param(request)
        .update();

    // when
    var result =
        engine.run(
            JobTypes.PLAN_APPROVALS,
            Map.of(),
            Map.of(
                "requestId",
                request,
                "approvalSteps",
                List.of(step("brand", 1), step("finance", 2))));

    // then
    assertThat(result)
        .containsEntry(
            "approvalRounds",
            List.of(
                Map.of(
                    "mode",
                    "all",
                    "required",
                    1,
                    "steps",
                    List.of(
                        Map.of("step", "finance", "title", "finance", "group", "g", "seat", 1)))));
  }

  private static Map<String, Object> step(String name, int order) {
    return Map.of(
        "step",
        name,
        "title",
        name,
        "group",
        "g",
        "order",
        order,
        "mode",
        "all",
        "required",
        1,
        "reviewers",
        1,
        "concerns",
        List.of("budget"));
  }

  private static Map<String, Object> budget(String request, double amount) {
    return Map.of(
        "requestId",
        request,
        "budgetAmount",
        amount,
        "costCentre",
        "CC-SMALL",
        "launchAt",
        "2027-01-04T08:00:00Z");
  }
}
