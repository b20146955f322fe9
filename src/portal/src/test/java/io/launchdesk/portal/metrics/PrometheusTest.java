package io.launchdesk.portal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.test.context.TestPropertySource;

@PortalTest
@AutoConfigureObservability(tracing = false)
@TestPropertySource(properties = "launchdesk.metrics.token=" + PrometheusTest.TOKEN)
class PrometheusTest {
  static final String TOKEN = "a-token-that-only-scrapes";

  @Autowired Http http;
  @Autowired Fixtures fixtures;

  @Test
  void shouldTellQueuesAndFiguresToOperatorsOnly() {
    // given
    String request = http.submit("requester", "Measured");
    fixtures
        .task(fixtures.root(request, "CallActivity_Launch"), "UserTask_DecideGoNoGo")
        .dueAt("2020-01-01T00:00:00Z")
        .open();

    // when
    var scrape = http.get("operator", "/actuator/prometheus");

    // then
    assertThat(http.get("analyst", "/actuator/prometheus").status()).isEqualTo(403);
    assertThat(http.get(null, "/actuator/prometheus").status()).isEqualTo(401);
    assertThat(scrape.status()).isEqualTo(200);
    assertThat(scrape.raw().body())
        .containsPattern("(?m)^launchdesk_tasks_overdue [1-9]")
        .containsPattern("(?m)^launchdesk_requests_open\\{stage=\"launch\"} [1-9]")
        .contains("launchdesk_kpi_mean{kpi=\"sla-kept\",unit=\"share\"}");
  }

  @Test
  void shouldLetTheTokenReadMetricsAndNothingElse() {
    assertThat(with("Bearer " + TOKEN, "/actuator/prometheus"))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(200))
        .satisfies(answer -> assertThat(answer.raw().body()).contains("launchdesk_tasks_open"))
        .satisfies(
            answer -> assertThat(answer.raw().headers().map()).doesNotContainKey("set-cookie"));
    assertThat(with("Bearer another-token-of-length", "/actuator/prometheus").status())
        .isEqualTo(401);
    assertThat(with(TOKEN, "/actuator/prometheus").status()).isEqualTo(401);
    assertThat(with("Bearer " + TOKEN, "/actuator/metrics").status()).isEqualTo(401);
    assertThat(with("Bearer " + TOKEN, "/actuator/prometheus/").status()).isNotEqualTo(200);
    assertThat(with("Bearer " + TOKEN, "/api/requests").status()).isEqualTo(401);
  }

  private Http.Answer with(String authorization, String path) {
    return http.send(http.call(null, path).header("Authorization", authorization).GET());
  }

  /** Each name that the dashboard file asks for is one that is there. */
  @Test
  void shouldServeWhatTheGrafanaDashboardAsksFor() throws Exception {
    // given
    JsonNode dashboard =
        new ObjectMapper().readTree(Fixtures.read("../../docs/grafana/launchdesk.json"));
    Set<String> asked = new TreeSet<>();
    dashboard
        .findValuesAsText("expr")
        .forEach(
            expression ->
                Pattern.compile("(launchdesk|http|jvm|process)_[a-z0-9_]+")
                    .matcher(expression)
                    .results()
                    .forEach(name -> asked.add(name.group())));

    // when
    String scrape = http.get("operator", "/actuator/prometheus").raw().body();

    // then
    assertThat(asked).hasSizeGreaterThan(12);
    assertThat(asked)
        .allSatisfy(name -> assertThat(scrape).containsPattern("(?m)^" + name + "[ {]"));
  }
}
