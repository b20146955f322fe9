package io.launchdesk.portal.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.core.kpi.KpiFact;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.kpi.KpiRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class CampaignsTest {
  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired KpiRepository kpis;
  @Autowired JdbcClient jdbc;

  @Test
  void shouldKeepWhatAProcessOwnerWritesAndItsVersions() {
    // when
    String id = "spring-" + Fixtures.nextKey();
    Answer made =
        http.post(
            "process-owner", "/api/campaigns", entry(Map.of("id", id, "name", "Spring " + id)));

    // then
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
    assertThat(made.body().at("/owner/name").asText()).isEqualTo("Lou Launch");

    // when it is changed by two, from the same version
    Map<String, Object> closed = entry(Map.of("name", "Spring " + id, "closed", true));
    Answer first = http.put("launch-manager", "/api/campaigns/" + id, closed, "If-Match", "\"1\"");
    Answer second = http.put("admin", "/api/campaigns/" + id, closed, "If-Match", "\"1\"");

    // then
    assertThat(first.status()).as(first.raw().body()).isEqualTo(200);
    assertThat(first.body().path("closedAt").isNull()).isFalse();
    assertThat(second.problem()).isEqualTo("changed-elsewhere");
    assertThat(second.body().at("/current/version").asInt()).isEqualTo(2);
    assertThat(http.post("requester", "/api/campaigns", entry(Map.of("id", "mine"))).status())
        .isEqualTo(403);
  }

  @Test
  void shouldNameEveryFieldAtFault() {
    Answer wrong =
        http.post(
            "process-owner",
            "/api/campaigns",
            entry(
                Map.of(
                    "id", "fair", "name", " ", "owner", "nobody.at-all", "until", "2026-12-31")));
    String taken = fixtures.campaign();

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(fields(wrong)).containsExactlyInAnyOrder("name", "owner", "until");
    for (String id : List.of("none", "Spring", "a--b", "")) {
      assertThat(fields(http.post("process-owner", "/api/campaigns", entry(Map.of("id", id)))))
          .containsExactly("id");
    }
    assertThat(
            fields(
                http.post(
                    "admin",
                    "/api/campaigns",
                    entry(Map.of("id", taken, "name", "Other " + taken)))))
        .containsExactly("id");
    assertThat(
            fields(
                http.post(
                    "admin",
                    "/api/campaigns",
                    entry(Map.of("id", "other-" + taken, "name", "NAME OF " + taken)))))
        .containsExactly("name");
  }

  @Test
  void shouldCloseTheCampaignOfSomebodyWhoHasLeft() {
    // given
    String id = "left-" + Fixtures.nextKey();
    Map<String, Object> entry =
        entry(Map.of("id", id, "name", "Left " + id, "owner", "zoe.martin"));
    http.post("process-owner", "/api/campaigns", entry);
    jdbc.sql("update desk.person set active = false where username = 'zoe.martin'").update();
    try {
      // when
      entry.remove("id");
      entry.put("closed", true);
      Answer closed = http.put("process-owner", "/api/campaigns/" + id, entry, "If-Match", "\"1\"");

      // then: but nobody gets a new one
      assertThat(closed.status()).as(closed.raw().body()).isEqualTo(200);
      entry.remove("closed");
      entry.putAll(Map.of("id", "new-" + id, "name", "New " + id));
      assertThat(fields(http.post("process-owner", "/api/campaigns", entry)))
          .containsExactly("owner");
    } finally {
      jdbc.sql("update desk.person set active = true where username = 'zoe.martin'").update();
    }
  }

  @Test
  void shouldRefuseANameThatNobodySees() {
    for (String name : List.of("\u00a0", "\u200b\u200b", " \u202e ")) {
      assertThat(
              fields(
                  http.post(
                      "admin", "/api/campaigns", entry(Map.of("id", "unseen", "name", name)))))
          .as(name)
          .containsExactly("name");
    }
  }

  @Test
  void shouldSubmitARequestIntoACampaignAndFindItThere() {
    // given
    String campaign = fixtures.campaign();
    Map<String, Object> body = new HashMap<>(Http.submission("In a campaign"));
    body.put("campaign", campaign);
    String key = UUID.randomUUID().toString();

    // when
    Answer made = http.post("requester", "/api/requests", body, "Idempotency-Key", key);

    // then
    String id = made.body().path("id").asText();
    assertThat(
            http.post("requester", "/api/requests", body, "Idempotency-Key", key)
                .body()
                .path("id")
                .asText())
        .isEqualTo(id);
    body.put("campaign", null);
    assertThat(http.post("requester", "/api/requests", body, "Idempotency-Key", key).problem())
        .isEqualTo("idempotency-key-reused");
    JsonNode listed =
        http.get("requester", "/api/requests?campaign=" + campaign).body().path("items");
    assertThat(listed.findValuesAsText("id")).containsExactly(id);
    assertThat(listed.at("/0/campaignName").asText()).isEqualTo("Name of " + campaign);
    assertThat(http.get("requester", "/api/campaigns/" + campaign).body().path("requests").asInt())
        .isEqualTo(1);
  }

  @Test
  void shouldTakeNoRequestIntoAClosedCampaignAndKeepTheDraft() {
    // given
    String campaign = fixtures.campaign();
    String draft = UUID.randomUUID().toString();
    Map<String, Object> entered = new HashMap<>(Http.submission("Too late"));
    entered.put("id", draft);
    entered.put("campaign", campaign);
    assertThat(http.post("requester", "/api/drafts", entered).status()).isEqualTo(201);
    http.put(
        "admin",
        "/api/campaigns/" + campaign,
        entry(Map.of("name", "Name of " + campaign, "closed", true)),
        "If-Match",
        "\"1\"");

    // when
    entered.put("draftId", draft);
    entered.remove("id");
    Answer refused = http.post("requester", "/api/requests", entered);

    // then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(fields(refused)).containsExactly("campaign");
    assertThat(http.get("requester", "/api/drafts/" + draft).body().path("campaign").asText())
        .isEqualTo(campaign);
  }

  @Test
  void shouldMoveARequestWithItsFiguresAndTellItsHistory() {
    // given a request with a fact of the past
    String campaign = fixtures.campaign();
    String other = fixtures.campaign();
    String request = http.submit("requester", "Moving");
    kpis.record(
        request,
        List.of(
            new KpiFact(
                "rating:" + request,
                "rating",
                "",
                BigDecimal.valueOf(4),
                "points",
                Instant.parse("2021-08-03T08:00:00Z"))));

    // when
    Answer given = give("requester", request, campaign);
    assertThat(give("process-owner", request, other).status()).isEqualTo(200);

    // then
    assertThat(given.body().path("campaign").asText()).isEqualTo(campaign);
    assertThat(given.body().at("/may/giveCampaign").asBoolean()).isTrue();
    assertThat(ratings(campaign)).isZero();
    assertThat(ratings(other)).isEqualTo(1);
    assertThat(ratings(campaign + "," + other)).isEqualTo(1);
    assertThat(behind(other)).containsExactly(request);
    assertThat(behind(campaign)).isEmpty();
    kpis.fold();
    assertThat(ratings(campaign)).isZero();
    assertThat(ratings(other)).isEqualTo(1);
    assertThat(http.get("analyst", "/api/dashboard/choices").body().path("campaigns"))
        .extracting(JsonNode::asText)
        .contains("none", other);
    assertThat(
            http.get("requester", "/api/requests/" + request + "/timeline")
                .body()
                .path("items")
                .findValuesAsText("text"))
        .contains(
            "Put into campaign “Name of " + campaign + "”",
            "Put into campaign “Name of " + other + "”");
  }

  @Test
  void shouldLetNobodyElsePutARequestIntoACampaign() {
    String request = http.submit("lukas.weber", "Foreign");

    assertThat(give("requester", request, fixtures.campaign()).status())
        .as("does not see it")
        .isEqualTo(404);
    assertThat(give("analyst", request, fixtures.campaign()).status()).as("sees it").isEqualTo(403);
    assertThat(give("admin", request, fixtures.campaign()).status()).isEqualTo(200);
    assertThat(http.put(null, "/api/requests/" + request + "/campaign", Map.of()).status())
        .isIn(401, 403);
  }

  @Test
  void shouldLetTheRequesterChangeTheCampaignOnlyWhileTheRequestRuns() {
    // given
    String campaign = fixtures.campaign();
    String request = http.submit("requester", "Withdrawn");
    http.post(
        "requester", "/api/requests/" + request + "/withdraw", Map.of("reason", "Not needed"));

    // then
    assertThat(give("requester", request, campaign).status()).isEqualTo(403);
    assertThat(give("process-owner", request, campaign).status()).isEqualTo(200);
    assertThat(fields(give("process-owner", request, "no-such-thing"))).containsExactly("campaign");
    assertThat(give("process-owner", request, null).body().path("campaign").isNull()).isTrue();
  }

  private Answer give(String person, String request, String campaign) {
    Map<String, Object> body = new HashMap<>();
    body.put("campaign", campaign);
    return http.put(person, "/api/requests/" + request + "/campaign", body);
  }

  private int ratings(String campaign) {
    return http.get(
            "analyst",
            "/api/dashboard/figures?kpi=rating&from=2021-08-01&to=2021-08-31&campaign=" + campaign)
        .body()
        .at("/items/0/now/n")
        .asInt();
  }

  private List<String> behind(String campaign) {
    return http.get(
            "analyst",
            "/api/dashboard/requests?kpi=rating&from=2021-08-01&to=2021-08-31&campaign=" + campaign)
        .body()
        .findValuesAsText("requestId");
  }

  private static List<String> fields(Answer answer) {
    return answer.body().path("errors").findValuesAsText("field");
  }

  private static Map<String, Object> entry(Map<String, Object> different) {
    Map<String, Object> entry =
        new HashMap<>(
            Map.of(
                "name",
                "Fair of the year",
                "owner",
                "launch-manager",
                "from",
                "2027-01-01",
                "description",
                "All of it"));
    entry.putAll(different);
    return entry;
  }
}
