package io.launchdesk.portal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.kpi.KpiRepository;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class FiguresTest {
  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  @Autowired KpiRepository kpis;
  private Facts facts;

  @BeforeEach
  void start() {
    facts = new Facts(http, jdbc, kpis);
  }

  @Test
  void shouldSayTrendAndPercentilesAndTheDaysBeforeWhenAskedForAPeriod() {
    // given ten values of 1 to 10 hours in March, ten of 11 to 20 in the days before it, one
    // outside
    for (int n = 1; n <= 10; n++) {
      facts.record(facts.request("team-a", "high"), "lead-time-hours", "delivered", n, day(3, n));
      facts.record(
          facts.request("team-a", "high"), "lead-time-hours", "delivered", 10 + n, day(2, n));
    }
    facts.record(facts.request("team-a", "high"), "lead-time-hours", "rejected", 999, day(3, 5));

    // when
    JsonNode answer =
        http.get(
                "analyst",
                figures("kpi=lead-time-hours&from=2021-03-01&to=2021-03-28&team=team-a&grain=week"))
            .body();
    JsonNode figure = answer.at("/items/0");

    // then
    assertThat(answer.at("/before/from").asText()).isEqualTo("2021-02-01");
    assertThat(answer.at("/before/to").asText()).isEqualTo("2021-02-28");
    assertThat(figure.path("part").asText()).isEqualTo("delivered");
    assertThat(figure.at("/now/n").asInt()).isEqualTo(10);
    assertThat(figure.at("/now/mean").asDouble()).isEqualTo(5.5);
    assertThat(figure.at("/now/p50").asDouble()).isEqualTo(5);
    assertThat(figure.at("/now/p80").asDouble()).isEqualTo(8);
    assertThat(figure.at("/now/p95").asDouble()).isEqualTo(10);
    assertThat(figure.at("/before/mean").asDouble()).isEqualTo(15.5);
    assertThat(figure.at("/difference/value").asDouble()).isEqualTo(-10);
    assertThat(figure.at("/difference/significant").asBoolean()).isTrue();
    assertThat(figure.at("/target/met").asBoolean()).isTrue();
    assertThat(
            StreamSupport.stream(figure.path("trend").spliterator(), false)
                .map(p -> p.path("n").asInt()))
        .containsExactly(7, 3, 0, 0);
    assertThat(figure.at("/trend/0/at").asText()).isEqualTo("2021-02-28T23:00:00Z");
    assertThat(figure.at("/trend/3/mean").isNull()).isTrue();
  }

  @Test
  void shouldCountOnlyWhatFitsAllFiltersWhenFiltered() {
    // given
    facts.record(facts.request("team-b", "high", "email", "web"), "rework-loops", "", 2, day(5, 1));
    facts.record(facts.request("team-b", "low", "email"), "rework-loops", "", 4, day(5, 1));
    facts.record(facts.request("team-c", "low", "social"), "rework-loops", "", 8, day(5, 1));

    // then
    assertThat(total("team=team-b")).isEqualTo(6);
    assertThat(total("team=team-b,team-c")).isEqualTo(14);
    assertThat(total("team=team-b&priority=low")).isEqualTo(4);
    assertThat(total("team=team-b,team-c&channel=web")).isEqualTo(2);
    assertThat(total("team=team-b,team-c&channel=web,social")).isEqualTo(10);
    assertThat(total("team=team-b&type=event")).isZero();
    assertThat(total("team=team-b&type=other")).isEqualTo(6);
  }

  @Test
  void shouldGiveAFigureForEachPartWhenAsked() {
    // given
    String request = facts.request("team-d", "high");
    facts.record(request, "sla-kept", "brand", 1, day(6, 1));
    facts.record(request, "sla-kept", "legal", 0, day(6, 1));

    // when
    JsonNode parts =
        http.get(
                "analyst",
                figures("kpi=sla-kept&byPart=true&team=team-d&from=2021-06-01&to=2021-06-02"))
            .body()
            .path("items");
    JsonNode whole =
        http.get("analyst", figures("kpi=sla-kept&team=team-d&from=2021-06-01&to=2021-06-02"))
            .body()
            .path("items");

    // then
    assertThat(parts).hasSize(2);
    assertThat(parts.at("/0/part").asText()).isEqualTo("brand");
    assertThat(parts.at("/0/target/met").asBoolean()).isTrue();
    assertThat(parts.at("/1/now/mean").asDouble()).isZero();
    assertThat(whole).hasSize(1);
    assertThat(whole.at("/0/part").isNull()).isTrue();
    assertThat(whole.at("/0/now/mean").asDouble()).isEqualTo(0.5);
  }

  @Test
  void shouldNameTheParameterWhenItDoesNotFit() {
    for (String wrong :
        new String[] {
          "kpi=colour",
          "from=yesterday",
          "from=2021-02-02&to=2021-02-01",
          "grain=year",
          "from=1999-01-01&to=2021-01-01",
          "grain=hour&from=2021-01-01&to=2021-01-02",
          "last=0",
          "last=month",
          "last=3661",
          "last=7&to=2021-01-02"
        }) {
      assertThat(http.get("analyst", figures(wrong)).problem())
          .as(wrong)
          .isEqualTo("invalid-parameter");
    }
  }

  private double total(String filter) {
    return http.get("analyst", figures("kpi=rework-loops&from=2021-05-01&to=2021-05-31&" + filter))
        .body()
        .at("/items/0/now/total")
        .asDouble();
  }

  private static String day(int month, int day) {
    return "2021-%02d-%02dT10:00:00Z".formatted(month, day);
  }

  private static String figures(String query) {
    return "/api/dashboard/figures?" + query;
  }
}
