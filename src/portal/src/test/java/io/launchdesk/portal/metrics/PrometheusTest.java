package io.launchdesk.portal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.test.context.TestPropertySource;
import org.yaml.snakeyaml.Yaml;

@PortalTest
@AutoConfigureObservability(tracing = false)
@TestPropertySource(properties = "launchdesk.metrics.token=" + PrometheusTest.TOKEN)
@TestMethodOrder(OrderAnnotation.class)
class PrometheusTest {
  static final String TOKEN = "a-token-that-only-scrapes";

  @Autowired Http http;
  @Autowired Fixtures fixtures;

  /** The first: what is read is kept for up to a minute. */
  @Test
  @Order(1)
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

  /** Each name that an alert on portals goes by is one that is there. */
  @Test
  @SuppressWarnings("unchecked")
  void shouldServeWhatTheAlertsGoBy() {
    // given
    Map<String, Object> file =
        new Yaml().load(Fixtures.read("../../src/deployment/prometheus/rules.yml"));
    Set<String> asked = new TreeSet<>();
    ((List<Map<String, Object>>) file.get("groups"))
        .stream()
            .filter(group -> group.get("name").equals("portal"))
            .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
            .forEach(
                rule ->
                    Pattern.compile("(launchdesk|http|hikaricp)_[a-z0-9_]+")
                        .matcher((String) rule.get("expr"))
                        .results()
                        .forEach(name -> asked.add(name.group())));

    // when: the first call is counted once it has been answered
    http.get("operator", "/api/me");
    String scrape = http.get("operator", "/actuator/prometheus").raw().body();

    // then
    assertThat(asked).hasSizeGreaterThan(15);
    assertThat(asked)
        .allSatisfy(name -> assertThat(scrape).containsPattern("(?m)^" + name + "[ {]"));
  }

  /** Each name that the dashboard file asks of portals is one that is there. */
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
                    .filter(name -> !name.group().matches("launchdesk_jobs?_(active|time).*"))
                    .forEach(name -> asked.add(name.group())));

    // when
    String scrape = http.get("operator", "/actuator/prometheus").raw().body();

    // then
    assertThat(asked).hasSizeGreaterThan(12);
    assertThat(asked)
        .allSatisfy(name -> assertThat(scrape).containsPattern("(?m)^" + name + "[ {]"));
  }
}
