package io.launchdesk.workers.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.workers.WorkersTestBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductionWorkersTest extends WorkersTestBase {

  @Test
  void shouldPlanTheSameDeliverablesWhenCalledTwice() {
    // given
    String request = given.request("other", "Plan");

    // when
    Object first = plan(request, "skill-x", "not-empty").get("deliverables");
    Object second = plan(request, "skill-x", "not-empty").get("deliverables");

    // then
    assertThat(first)
        .isEqualTo(second)
        .isEqualTo(
            List.of(
                deliverable(request + "-D01", "skill-x"),
                deliverable(request + "-D02", "skill-x")));
    assertThat(count("select count(*) from desk.deliverable where request_id = ?", request))
        .isEqualTo(2);
  }

  @Test
  void shouldAssignTheOneWithTheSkillAndSayNullWhenNobodyHasIt() {
    // given
    String request = given.request("other", "Assign");
    plan(request, "knitting", "not-empty");
    given.skill("kim", "knitting", 2);

    // then
    assertThat(on(JobTypes.ASSIGN_PRODUCER, deliverable(request + "-D01", "knitting")))
        .containsEntry("producer", "kim");
    assertThat(on(JobTypes.ASSIGN_PRODUCER, deliverable(request + "-D02", "weaving")))
        .containsEntry("producer", null);
  }

  @Test
  void shouldKeepWhatChecksFindWhenAnAssetIsHandedIn() {
    // given
    String request = given.request("other", "Check");
    plan(request, "skill-y", "no-placeholders");
    String id = request + "-D01";
    given.asset(id, 1, Map.of("body", "lorem ipsum"), null);

    // when
    var first = on(JobTypes.CHECK_ASSET, deliverable(id, "skill-y"));

    // then
    assertThat(first).containsEntry("assetAccepted", false);
    assertThat(
            count(
                """
                select count(*) from desk.asset_version
                 where deliverable_id = ? and check_findings -> 0 ->> 'check' = 'no-placeholders'
                """,
                id))
        .isEqualTo(1);

    // and when a better version comes
    given.asset(id, 2, Map.of("body", "A text"), null);

    // then
    assertThat(on(JobTypes.CHECK_ASSET, deliverable(id, "skill-y")))
        .containsEntry("assetAccepted", true);
    assertThat(
            count("select count(*) from desk.deliverable where id = ? and state = 'in-review'", id))
        .isEqualTo(1);
  }

  @Test
  void shouldTellThePlansOwnerWhenACheckDoesNotExist() {
    String request = given.request("other", "Unknown check");
    plan(request, "skill-z", "no-such-check");
    given.asset(request + "-D01", 1, Map.of("body", "x"), null);
    assertThat(
            engine.incidentOf(
                JobTypes.CHECK_ASSET,
                Map.of(),
                Map.of(
                    "requestId", request, "deliverable", deliverable(request + "-D01", "skill-z"))))
        .startsWith("The decision productionPlan names the check 'no-such-check'");
  }

  private Map<String, Object> on(String jobType, Map<String, Object> deliverable) {
    return engine.run(jobType, Map.of(), Map.of("deliverable", deliverable));
  }

  private Map<String, Object> plan(String request, String skill, String check) {
    Map<String, Object> row = new HashMap<>();
    row.put("kind", "email");
    row.put("title", "E-mail");
    row.put("skill", skill);
    row.put("effortHours", 4.5);
    row.put("perChannel", "email");
    row.put("perLanguage", true);
    row.put("checks", List.of(check));
    row.put("reviewGroup", "brand");
    return engine.run(
        JobTypes.PLAN_DELIVERABLES,
        Map.of(),
        Map.of(
            "requestId", request,
            "productionPlan", List.of(row),
            "channels", List.of("email"),
            "languages", List.of("de", "en")));
  }

  private static Map<String, Object> deliverable(String id, String skill) {
    return Map.of("deliverableId", id, "kind", "email", "skill", skill, "reviewGroup", "brand");
  }
}
