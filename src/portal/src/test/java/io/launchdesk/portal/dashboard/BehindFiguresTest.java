package io.launchdesk.portal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.kpi.KpiRepository;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class BehindFiguresTest {
  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  @Autowired KpiRepository kpis;
  private Facts facts;

  @BeforeEach
  void start() {
    facts = new Facts(http, jdbc, kpis);
  }

  @Test
  void shouldListEachRequestOnceOverThePagesWhenDrillingDown() {
    // given
    List<String> made = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      String request = facts.request("team-drill", "high");
      facts.record(
          request,
          "lead-time-hours",
          "delivered",
          n + 1,
          "2021-09-0%dT08:00:00Z".formatted(n / 2 + 1));
      made.add(request);
    }

    // when
    String call =
        "/api/dashboard/requests?kpi=lead-time-hours&team=team-drill&from=2021-09-01&to=2021-09-30&limit=2";
    List<String> listed = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = http.get("analyst", call + "&cursor=" + cursor).body();
      page.path("items").forEach(item -> listed.add(item.path("requestId").asText()));
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.equals("null") && !cursor.isEmpty());

    // then
    assertThat(listed).containsExactlyInAnyOrderElementsOf(made);
    assertThat(listed.getFirst()).isEqualTo(made.getLast());
    assertThat(values(call + "&above=1&upTo=3&limit=9")).containsExactlyInAnyOrder(2.0, 3.0);
    assertThat(http.get("analyst", call + "&above=much").problem()).isEqualTo("invalid-parameter");
  }

  @Test
  void shouldHideWhatALeadMayNotSeeWhenDrillingDown() {
    // given a request of another team, and one of the lead's own
    String foreign = facts.request("team-hidden", "high");
    facts.record(foreign, "rating", "", 2, "2021-10-01T08:00:00Z");
    String own = facts.request("team-hidden", "high");
    jdbc.sql("update desk.request set requester = 'approver' where id = ?").param(own).update();
    facts.record(own, "rating", "", 5, "2021-10-01T08:00:00Z");

    // then the number has both, the list has what may be seen
    String filter = "team=team-hidden&from=2021-10-01&to=2021-10-31&kpi=rating";
    assertThat(
            http.get("approver", "/api/dashboard/figures?" + filter)
                .body()
                .at("/items/0/now/n")
                .asInt())
        .isEqualTo(2);
    assertThat(values("/api/dashboard/requests?" + filter)).containsExactlyInAnyOrder(2.0, 5.0);
    JsonNode lead = http.get("approver", "/api/dashboard/requests?" + filter).body().path("items");
    assertThat(lead).hasSize(1);
    assertThat(lead.at("/0/requestId").asText()).isEqualTo(own);
  }

  @Test
  void shouldAddUpToAllValuesWhenSpreadOverBins() {
    // given
    for (int n = 0; n < 40; n++) {
      facts.record(
          facts.request("team-spread", "high"),
          "lead-time-hours",
          "delivered",
          n * n,
          "2021-11-01T08:00:00Z");
    }
    for (int n = 0; n < 4; n++) {
      facts.record(
          facts.request("team-spread", "high"),
          "rework-loops",
          "",
          n == 3 ? 5 : n % 2,
          "2021-11-01T08:00:00Z");
    }

    // when
    JsonNode hours = bins("lead-time-hours");
    JsonNode loops = bins("rework-loops");

    // then
    assertThat(hours.findValues("n").stream().mapToInt(JsonNode::asInt).sum()).isEqualTo(40);
    assertThat(hours.at("/0/to").asDouble()).isZero();
    assertThat(hours.at("/0/n").asInt()).isEqualTo(1);
    assertThat(hours.size()).isLessThanOrEqualTo(32);
    for (int bin = 2; bin < hours.size(); bin++) {
      assertThat(hours.get(bin).path("from").asDouble())
          .isEqualTo(hours.get(bin - 1).path("to").asDouble());
    }
    assertThat(loops.findValues("n")).extracting(JsonNode::asInt).containsExactly(2, 1, 0, 0, 0, 1);
  }

  @Test
  void shouldNameWhatThereIsToChooseFrom() {
    // given
    facts.record(
        facts.request("team-choice", "high", "podcast"), "rating", "", 5, "2021-11-01T08:00:00Z");

    // then
    JsonNode choices = http.get("analyst", "/api/dashboard/choices").body();
    assertThat(choices.path("teams")).extracting(JsonNode::asText).contains("team-choice");
    assertThat(choices.path("channels")).extracting(JsonNode::asText).contains("podcast");
  }

  private JsonNode bins(String kpi) {
    return http.get(
            "analyst",
            "/api/dashboard/distribution?kpi="
                + kpi
                + "&team=team-spread&from=2021-11-01&to=2021-11-30")
        .body()
        .path("bins");
  }

  private List<Double> values(String call) {
    return http.get("analyst", call).body().path("items").findValues("value").stream()
        .map(JsonNode::asDouble)
        .toList();
  }
}
