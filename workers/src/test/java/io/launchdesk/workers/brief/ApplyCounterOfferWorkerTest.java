package io.launchdesk.workers.brief;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Json;
import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.workers.WorkersTestBase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ApplyCounterOfferWorkerTest extends WorkersTestBase {
  @Autowired private ApplyCounterOfferWorker worker;
  @Autowired private BriefRepository briefs;

  @Test
  void shouldWriteOneNewVersionWhenCalledAtOnceAndAgain() {
    // given
    String request = offered(Map.of("offerBudget", 800, "offerLaunchDate", "2027-02-01"));

    // when
    AtOnce.run(
        4,
        () -> {
          worker.applyCounterOffer(request);
          return true;
        });
    engine.run(JobTypes.APPLY_COUNTER_OFFER, Map.of(), Map.of("requestId", request));

    // then
    var found = briefs.find(request).orElseThrow();
    assertThat(found.version()).isEqualTo(2);
    assertThat(found.brief().number("budget")).isEqualByComparingTo("800");
    assertThat(found.brief().text("launchDate")).isEqualTo("2027-02-01");
    assertThat(briefs.changes(request).getLast().changedFields())
        .containsExactly("budget", "launchDate", "launchTiming");
  }

  @Test
  void shouldWriteNoVersionWhenTheOfferChangesNothing() {
    String request = offered(Map.of("reason", "as asked"));
    worker.applyCounterOffer(request);
    assertThat(briefs.find(request).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void shouldSayWhatToCheckWhenNothingWasOffered() {
    String request = given.request("other", "No offer");
    assertThat(
            engine.incidentOf(JobTypes.APPLY_COUNTER_OFFER, Map.of(), Map.of("requestId", request)))
        .contains("has no answer of a feasibility check");
  }

  @Test
  void shouldTellWhetherThereIsALookAlike() {
    // given
    given.request("press-release", "Opening of the Porto office");
    String second = given.request("press-release", "Opening of the Porto offices");

    // when
    var found = engine.run(JobTypes.FIND_DUPLICATES, Map.of(), at(second));
    var stricter = engine.run(JobTypes.FIND_DUPLICATES, Map.of("similarity", "0.99"), at(second));

    // then
    assertThat(found).containsEntry("duplicateFound", true);
    assertThat(stricter).containsEntry("duplicateFound", false);
  }

  private static Map<String, Object> at(String request) {
    return Map.of("requestId", request);
  }

  private String offered(Map<String, Object> offer) {
    String request =
        given.request(
            "other",
            "Counter-offer",
            Map.of("title", "T", "budget", 1000, "launchTiming", "asap"),
            Instant.now());
    jdbc.sql(
            """
            insert into desk.task_outcome (task_key, request_id, element_id, step, person, data, completed_at)
            values (nextval('desk.request_number'), :request, 'UserTask_CheckFeasibility', 'check-feasibility', 'ann',
                    cast(:offer as jsonb), now())
            """)
        .param("request", request)
        .param("offer", Json.write(offer))
        .update();
    return request;
  }
}
