package io.launchdesk.portal.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class CatalogueTest {
  @Autowired Http http;
  @Autowired JdbcClient jdbc;

  @Test
  void shouldTellTheTypicalTimeOnceFiveWereDelivered() {
    // given
    delivered("press-release", 30, 4);
    delivered("press-release", 30, 20);
    delivered("press-release", 40, 9);
    delivered("press-release", 40, 12);

    // when
    JsonNode four = typical("press-release");
    delivered("press-release", 50, 30);
    JsonNode five = typical("press-release");

    // then
    assertThat(four.path("delivered").asInt()).isEqualTo(4);
    assertThat(four.path("days").isNull()).isTrue();
    assertThat(five.path("delivered").asInt()).isEqualTo(5);
    assertThat(five.path("days").asInt()).isEqualTo(12);
    assertThat(typical("go-to-market").path("delivered").asInt()).isZero();
  }

  @Test
  void shouldCountToTheLaunchWhenResultsWereMeasuredAfterwards() {
    // given
    for (int i = 0; i < 5; i++) {
      String id = delivered("audience-list", 60, 45);
      published(id, "email", "published", 50);
      published(id, "crm", "verified", 46);
      published(id, "paid-social", "retracted", 20);
    }

    // then
    assertThat(typical("audience-list").path("days").asInt()).isEqualTo(14);
  }

  @Test
  void shouldShowExamplesOfATypeThatItsFormTakes() {
    // when
    JsonNode named = offered("event").path("examples");
    JsonNode examples =
        http.get("requester", "/api/request-types/event/examples").body().path("items");
    var submitted =
        http.post(
            "requester",
            "/api/requests",
            Map.of("type", "event", "brief", examples.path(0).path("brief")));
    var unknown = http.get("requester", "/api/request-types/jumble/examples");

    // then
    assertThat(named).hasSizeGreaterThan(1);
    assertThat(named.findValuesAsText("id"))
        .isEqualTo(examples.findValuesAsText("id"))
        .contains("event-customer-day-warsaw")
        .noneMatch(id -> id.startsWith("incomplete"));
    assertThat(submitted.status()).as(submitted.raw().body()).isEqualTo(201);
    assertThat(unknown.problem()).isEqualTo("not-found");
  }

  private JsonNode typical(String type) {
    return offered(type).path("typical");
  }

  private JsonNode offered(String type) {
    for (JsonNode item : http.get("requester", "/api/request-types").body().path("items")) {
      if (item.path("type").asText().equals(type)) {
        return item;
      }
    }
    throw new AssertionError("No type " + type);
  }

  /** A request that was submitted some days ago and delivered some days later. */
  private String delivered(String type, int daysAgo, int took) {
    String id = "T-" + UUID.randomUUID();
    jdbc.sql(
            """
            insert into desk.request (id, type, title, requester, team, brief, created_at)
            values (?, ?, 'History', 'requester', 'product', '{}', now() - make_interval(days => ?))
            """)
        .params(id, type, daysAgo)
        .update();
    jdbc.sql(
            """
            insert into desk.kpi_fact (effect_key, request_id, kpi, stage, value, unit, type, team, priority, at)
            values (?, ?, 'lead-time-hours', 'delivered', 1, 'hours', ?, '', '', now() - make_interval(days => ?))
            """)
        .params("lead:" + id, id, type, daysAgo - took)
        .update();
    return id;
  }

  private void published(String id, String channel, String state, int daysAgo) {
    jdbc.sql(
            """
            insert into desk.publication (effect_key, request_id, channel, state, published_at)
            values (?, ?, ?, ?, now() - make_interval(days => ?))
            """)
        .params(channel + ":" + id, id, channel, state, daysAgo)
        .update();
  }
}
