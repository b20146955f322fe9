package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A worker that fails until it has no tries left, on the real broker: an operator sees it, corrects
 * what was wrong, and the request goes on. What the operator's page shows is in {@code
 * incidents.spec.ts}.
 */
class IncidentDrillIT {
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);
  private static final String OPERATOR = "operator";

  @TempDir private Path temp;

  @Test
  void shouldShowTheIncidentAtOnceAndGoOnWhenTheOperatorHasCorrectedIt() throws Exception {
    try (Launch launch = Launch.start(LaunchOptions.in(temp.resolve("data")))) {
      JdbcClient database = Database.of(launch);
      Desk desk = new Desk(launch);

      // given a request whose cost centre loses its account before money is reserved
      String request = desk.submit("Survey tool without money");
      desk.answer("approver", request, "check-feasibility", Map.of("feasibility", "feasible"));
      desk.awaitTask("approver", request, "approve-step");
      assertThat(
              database
                  .sql("delete from desk.budget_account where cost_centre = 'CC-PRODUCT'")
                  .update())
          .isPositive();

      // when its last approval is given
      approve(desk, request);
      String list = "/api/incidents?requestId=" + request;
      AtomicReference<Instant> seenAt = new AtomicReference<>();
      JsonNode seen =
          await("the incident")
              .atMost(Duration.ofMinutes(2))
              .pollInterval(Duration.ofMillis(20))
              .until(
                  () -> {
                    approve(desk, request);
                    JsonNode first = desk.get(OPERATOR, list).at("/items/0");
                    seenAt.set(Instant.now());
                    return first;
                  },
                  JsonNode::isObject);

      // then its worker has failed until no tries were left, and that is told at once
      Duration late =
          Duration.between(Instant.parse(seen.path("createdAt").asText()), seenAt.get());
      System.out.printf("The incident was seen %d ms after its record%n", late.toMillis());
      assertThat(late).isLessThanOrEqualTo(SEEN_WITHIN);
      assertThat(seen.path("step").asText()).isEqualTo("reserve-budget");
      assertThat(seen.path("errorType").asText()).isEqualTo("JOB_NO_RETRIES");
      assertThat(seen.path("message").asText()).contains("'CC-PRODUCT' has no budget account");
      assertThat(desk.get(OPERATOR, "/api/incidents/count").path("open").asInt()).isEqualTo(1);

      // when the operator names another cost centre and has it tried again
      String incident = "/api/incidents/" + seen.path("id").asText();
      JsonNode resolved =
          desk.call(
              OPERATOR,
              incident + "/resolve",
              Map.of("reason", "Finance told us", "variables", Map.of("costCentre", "CC-BRAND")));

      // then it goes on, and money is reserved once
      assertThat(resolved.path("triedBy").asText()).isEqualTo(OPERATOR);
      await("production")
          .atMost(Duration.ofMinutes(2))
          .until(
              () ->
                  desk.get(OPERATOR, "/api/requests/" + request).toString().contains("production"));
      assertThat(
              database
                  .sql("select cost_centre from desk.budget_entry where request_id = ?")
                  .param(request)
                  .query(String.class)
                  .list())
          .containsExactly("CC-BRAND");
      assertThat(desk.get(OPERATOR, list).path("items")).isEmpty();

      // and it is in the audit who did what and why, with the value before
      JsonNode noted =
          desk.get("admin", "/api/audit?action=incident.&subject=" + seen.path("id").asText())
              .path("items");
      assertThat(noted)
          .extracting(
              one -> one.path("person").asText(),
              one -> one.path("action").asText(),
              one -> one.at("/details/reason").asText())
          .containsExactlyInAnyOrder(
              tuple(OPERATOR, "incident.resolve", "Finance told us"),
              tuple(OPERATOR, "incident.correct", "Finance told us"));
      assertThat(noted.findValues("changes").toString()).contains("CC-PRODUCT", "CC-BRAND");
      assertThat(desk.get(OPERATOR, "/api/requests/" + request + "/timeline").toString())
          .contains("costCentre: CC-PRODUCT → CC-BRAND");
    }
  }

  /** Gives the approvals that are asked for at this moment. */
  private static void approve(Desk desk, String request) throws Exception {
    if (desk.sees("approver", request, "approve-step")) {
      desk.answer("approver", request, "approve-step", Map.of("approvalDecision", "approve"));
    }
  }
}
